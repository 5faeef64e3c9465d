package io.redoubt.parse.grammar;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Texts that a program may put before and behind any of its messages; each is cut off at most
/// once, in order. Immutable and thread-safe.
final class Affixes {
  private final byte[][] prefixes;
  private final byte[][] suffixes;

  Affixes(List<String> prefixes, List<String> suffixes) {
    this.prefixes = bytes(prefixes);
    this.suffixes = bytes(suffixes);
  }

  private static byte[][] bytes(List<String> texts) {
    return texts.stream().map(t -> t.getBytes(StandardCharsets.UTF_8)).toArray(byte[][]::new);
  }

  int withoutPrefix(byte[] buffer, int from, int to) {
    int start = from;
    for (byte[] prefix : prefixes) {
      if (stands(prefix, buffer, start, to)) {
        start += prefix.length;
      }
    }
    return start;
  }

  int withoutSuffix(byte[] buffer, int from, int to) {
    int end = to;
    for (byte[] suffix : suffixes) {
      if (stands(suffix, buffer, Math.max(from, end - suffix.length), end)) {
        end -= suffix.length;
      }
    }
    return end;
  }

  private static boolean stands(byte[] text, byte[] buffer, int from, int to) {
    if (to - from < text.length || buffer[from] != text[0]) {
      return false;
    }
    for (int i = 1; i < text.length; i++) {
      if (buffer[from + i] != text[i]) {
        return false;
      }
    }
    return true;
  }
}
