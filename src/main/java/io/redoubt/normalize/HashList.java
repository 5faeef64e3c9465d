package io.redoubt.normalize;

import io.redoubt.taxonomy.ecs.Conversion;
import io.redoubt.taxonomy.ecs.Target;
import org.jspecify.annotations.Nullable;

/// Reads lists of file hashes such as Sysmon's `SHA1=…,MD5=…,IMPHASH=…`.
final class HashList {
  private static final int MD5_DIGITS = 32;
  private static final int SHA1_DIGITS = 40;
  private static final int SHA256_DIGITS = 64;

  private HashList() {}

  static void read(Conversion.Hashes to, Value v, Converter converter) {
    int start = v.from;
    while (start < v.to) {
      int end = v.indexOf(start, v.to, ',');
      end = end < 0 ? v.to : end;
      int equal = v.indexOf(start, end, '=');
      int digits = equal < 0 ? start : equal + 1;
      Target target = target(to, v, start, Math.max(equal, start), end - digits);
      if (target != null && hex(v, digits, end)) {
        converter.aside(target, v, digits, end);
      }
      start = end + 1;
    }
  }

  private static @Nullable Target target(
      Conversion.Hashes to, Value v, int from, int end, int length) {
    if (end > from && (v.buffer[from] | 0x20) == 'i') {
      return to.imphash();
    }
    return switch (length) {
      case MD5_DIGITS -> to.md5();
      case SHA1_DIGITS -> to.sha1();
      case SHA256_DIGITS -> to.to();
      default -> null;
    };
  }

  private static boolean hex(Value v, int from, int end) {
    for (int i = from; i < end; i++) {
      if (Character.digit(v.buffer[i], 16) < 0) {
        return false;
      }
    }
    return end > from;
  }
}
