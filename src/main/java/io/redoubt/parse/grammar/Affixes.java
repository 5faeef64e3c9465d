package io.redoubt.parse.grammar;

import java.util.List;

/// Texts that a program may put before and behind any of its messages; each is cut off at most
/// once, in order. Immutable and thread-safe.
final class Affixes {
  private final Literal[] prefixes;
  private final Literal[] suffixes;
  private final boolean[] prefixStarts = new boolean[256];
  private final boolean[] suffixEnds = new boolean[256];

  Affixes(List<String> prefixes, List<String> suffixes) {
    this.prefixes = literals(prefixes);
    this.suffixes = literals(suffixes);
    for (Literal prefix : this.prefixes) {
      prefixStarts[prefix.bytes()[0] & 0xff] = true;
    }
    for (Literal suffix : this.suffixes) {
      suffixEnds[suffix.bytes()[suffix.length() - 1] & 0xff] = true;
    }
  }

  private static Literal[] literals(List<String> texts) {
    return texts.stream().map(Literal::of).toArray(Literal[]::new);
  }

  int withoutPrefix(byte[] buffer, int from, int to) {
    if (from >= to || !prefixStarts[buffer[from] & 0xff]) {
      return from;
    }
    int start = from;
    for (Literal prefix : prefixes) {
      if (prefix.stands(buffer, start, to)) {
        start += prefix.length();
      }
    }
    return start;
  }

  int withoutSuffix(byte[] buffer, int from, int to) {
    if (from >= to || !suffixEnds[buffer[to - 1] & 0xff]) {
      return to;
    }
    int end = to;
    for (Literal suffix : suffixes) {
      if (suffix.stands(buffer, Math.max(from, end - suffix.length()), end)) {
        end -= suffix.length();
      }
    }
    return end;
  }
}
