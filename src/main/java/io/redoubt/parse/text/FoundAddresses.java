package io.redoubt.parse.text;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.parse.frame.Bytes;
import java.util.Arrays;

/// The addresses of one message: each once, and which of them is the source. Of one call.
final class FoundAddresses {
  private static final int MOST = 64;

  private final byte[] buffer;
  private final EventBuilder out;
  private int[] starts = new int[8];
  private int[] ends = new int[8];
  private int size;
  private Endpoint source = Endpoint.NONE;
  private Endpoint destination = Endpoint.NONE;
  private Endpoint plain = Endpoint.NONE;
  private Endpoint hinted = Endpoint.NONE;
  private boolean severalPlain;

  /// An address and its port as spans; no port where `portTo` is 0.
  private record Endpoint(int from, int to, int portFrom, int portTo) {
    static final Endpoint NONE = new Endpoint(0, 0, 0, 0);
  }

  FoundAddresses(byte[] buffer, EventBuilder out) {
    this.buffer = buffer;
    this.out = out;
  }

  /// Takes an address with the role that a word gave it, or 0.
  void take(int from, int to, int role, int portFrom, int portTo) {
    boolean known = known(from, to);
    if (!known && size < MOST) {
      remember(from, to);
    }
    Endpoint found = new Endpoint(from, to, portFrom, portTo);
    if (unspecified(from, to)) {
      return;
    }
    switch (role) {
      case Lexicon.SOURCE -> source = better(source, found);
      case Lexicon.DEST -> destination = better(destination, found);
      case Lexicon.ADDRESS -> hinted = better(hinted, found);
      case 0 -> plain(found);
      default -> {}
    }
  }

  private void plain(Endpoint found) {
    if (plain.to == 0 || loopback(plain)) {
      plain = found;
    } else {
      severalPlain |= !same(plain, found) && !loopback(found);
    }
  }

  /// The first one, except that the machine's own address gives way.
  private Endpoint better(Endpoint first, Endpoint second) {
    return first.to == 0 || (loopback(first) && !loopback(second)) ? second : first;
  }

  private boolean loopback(Endpoint e) {
    return Bytes.startsWith(buffer, e.from, e.to, "127.")
        || Bytes.equal(buffer, e.from, e.to, "::1");
  }

  private boolean known(int from, int to) {
    for (int i = 0; i < size; i++) {
      if (Arrays.equals(buffer, starts[i], ends[i], buffer, from, to)) {
        return true;
      }
    }
    return false;
  }

  private void remember(int from, int to) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    starts[size] = from;
    ends[size++] = to;
  }

  private boolean same(Endpoint a, Endpoint b) {
    return Arrays.equals(buffer, a.from, a.to, buffer, b.from, b.to);
  }

  /// `0.0.0.0` and `::` say "any" and are nobody's address.
  private boolean unspecified(int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] != '0' && buffer[i] != '.' && buffer[i] != ':') {
        return false;
      }
    }
    return true;
  }

  /// The only address there is, whatever stands before it, unless a name was pointed at.
  private Endpoint only(boolean named) {
    if (severalPlain || plain.to != 0) {
      return severalPlain ? Endpoint.NONE : plain;
    }
    return size == 1 && !named ? destination : Endpoint.NONE;
  }

  /// Adds what was found to the event.
  ///
  /// @param named whether the message points at a host name as the source
  void finish(boolean named) {
    if (size == 0) {
      return;
    }
    if (source.to == 0) {
      source = hinted.to != 0 && !(loopback(hinted) && plain.to != 0) ? hinted : only(named);
    }
    endpoint(source, Ecs.SOURCE_IP, Ecs.SOURCE_PORT);
    if (destination.to != 0 && (source.to == 0 || !same(source, destination))) {
      endpoint(destination, Ecs.DESTINATION_IP, Ecs.DESTINATION_PORT);
    }
    for (int i = 0; i < size; i++) {
      out.add(Ecs.RELATED_IP, buffer, starts[i], ends[i]);
    }
  }

  private void endpoint(Endpoint found, Field ip, Field port) {
    if (found.to == 0 || out.has(ip)) {
      return;
    }
    out.add(ip, buffer, found.from, found.to);
    if (found.portTo > found.portFrom && found.portFrom > 0 && !out.has(port)) {
      out.addNumber(port, buffer, found.portFrom, found.portTo);
    }
  }
}
