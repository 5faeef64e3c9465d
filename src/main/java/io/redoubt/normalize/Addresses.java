package io.redoubt.normalize;

import io.redoubt.event.Field;
import io.redoubt.taxonomy.ecs.Conversion;

/// Conversions of addresses.
final class Addresses {
  private static final int MAPPED_PREFIX = 7;

  private Addresses() {}

  static void ip(Field to, Value v) {
    if (IpText.isV4(v.buffer, v.from, v.to)) {
      v.add(to, v.from, v.to);
      return;
    }
    bare(v);
    if (IpText.isIp(v.buffer, v.from, v.to)) {
      v.add(to, v.from, v.to);
    }
  }

  /// Takes brackets, zone and the prefix of a mapped IPv4 address off.
  private static void bare(Value v) {
    if (v.to - v.from > 2 && v.buffer[v.from] == '[' && v.buffer[v.to - 1] == ']') {
      v.from++;
      v.to--;
    }
    int zone = v.indexOf(v.from, v.to, '%');
    v.to = zone > v.from ? zone : v.to;
    if (mapped(v) && IpText.isV4(v.buffer, v.from + MAPPED_PREFIX, v.to)) {
      v.from += MAPPED_PREFIX;
    }
  }

  private static boolean mapped(Value v) {
    return v.to - v.from > MAPPED_PREFIX
        && v.buffer[v.from] == ':'
        && v.buffer[v.from + 1] == ':'
        && (v.buffer[v.from + 2] | 0x20) == 'f'
        && v.buffer[v.from + MAPPED_PREFIX - 1] == ':';
  }

  static void endpoint(Conversion.Endpoint to, Value v, Converter converter) {
    int last = v.to;
    int colon = v.lastIndexOf(':');
    boolean bracketed = v.buffer[v.from] == '[' && colon > v.from && v.buffer[colon - 1] == ']';
    boolean alone = colon > v.from && v.indexOf(v.from, v.to, ':') == colon;
    boolean port = (bracketed || alone) && v.digits(colon + 1, v.to);
    if (port) {
      v.to = colon;
    }
    bare(v);
    v.add(to.to().field(), v.from, v.to);
    if (IpText.isIp(v.buffer, v.from, v.to)) {
      converter.aside(to.ip(), v, v.from, v.to);
    } else {
      converter.aside(to.domain(), v, v.from, v.to);
    }
    if (port) {
      converter.numberAside(to.port(), v, colon + 1, last);
    }
  }
}
