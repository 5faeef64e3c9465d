package io.redoubt.parse.grammar;

import io.redoubt.event.EventBuilder;
import io.redoubt.parse.frame.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// What the keys of `KEY=VALUE` pairs mean, in a message that ends with such pairs separated by
/// spaces. Other keys and words are passed over. Immutable and thread-safe.
final class Pairs {
  /// A key and where its value goes.
  record Pair(String key, Capture capture) {}

  private final byte[][] keys;
  private final Capture[] captures;

  Pairs(List<Pair> pairs) {
    keys = pairs.stream().map(p -> p.key().getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
    captures = pairs.stream().map(Pair::capture).toArray(Capture[]::new);
  }

  /// Adds the values in `buffer[from, to)` whose keys are known; of a repeated key the first.
  void emit(byte[] buffer, int from, int to, EventBuilder out) {
    long seen = 0;
    int at = from;
    while (at < to) {
      int end = Bytes.find(buffer, at, to, ' ');
      int equals = Bytes.indexOf(buffer, at, end, (byte) '=');
      int key = equals < 0 ? -1 : key(buffer, at, equals);
      if (key >= 0 && (seen & 1L << key) == 0 && fits(captures[key], buffer, equals + 1, end)) {
        seen |= 1L << key;
        captures[key].emit(buffer, equals + 1, end, out);
      }
      at = end + 1;
    }
  }

  private static boolean fits(Capture capture, byte[] buffer, int from, int to) {
    return switch (capture.type()) {
      case NUMBER -> Bytes.digits(buffer, from, to) >= 0;
      case IP -> Addresses.end(buffer, from, to) == to;
      case ADDRESS, WORD, VALUE, SPACES, LOWER, TEXT, LAZY, REST, PAIRS -> true;
    };
  }

  private int key(byte[] buffer, int from, int to) {
    for (int i = 0; i < keys.length; i++) {
      if (keys[i].length == to - from
          && Arrays.equals(keys[i], 0, keys[i].length, buffer, from, to)) {
        return i;
      }
    }
    return -1;
  }
}
