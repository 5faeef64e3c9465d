package io.redoubt.parse.grammar;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The first four bytes of messages, by which patterns are chosen.
final class Keys {
  static final int LENGTH = 4;

  private Keys() {}

  /// The key of the bytes at `at`; four must be there.
  static int of(byte[] bytes, int at) {
    return (bytes[at] & 0xff)
        | (bytes[at + 1] & 0xff) << 8
        | (bytes[at + 2] & 0xff) << 16
        | (bytes[at + 3] & 0xff) << 24;
  }

  /// The keys with which a message that fits can begin; empty when it can begin with anything.
  static Set<Integer> of(Step first) {
    Set<Integer> keys = new HashSet<>();
    return collect(first, new byte[0], keys) ? Set.copyOf(keys) : Set.of();
  }

  /// False when some way reaches a capture or the end before four bytes.
  private static boolean collect(Step step, byte[] before, Set<Integer> keys) {
    return switch (step) {
      case Step.Text(Literal text, Step next) -> {
        byte[] literal = text.bytes();
        byte[] joined = Arrays.copyOf(before, before.length + literal.length);
        System.arraycopy(literal, 0, joined, before.length, literal.length);
        if (joined.length >= LENGTH) {
          keys.add(of(joined, 0));
          yield true;
        }
        yield collect(next, joined, keys);
      }
      case Step.Fork(List<Step.Fork.Way> ways) ->
          ways.stream().allMatch(way -> collect(way.first(), before, keys));
      case Step.Hole _, Step.End _ -> false;
    };
  }
}
