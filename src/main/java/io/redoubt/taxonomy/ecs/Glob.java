package io.redoubt.taxonomy.ecs;

import java.nio.charset.StandardCharsets;

/// A value with `*` at its beginning, its end or both. Letter case does not count. Immutable.
public final class Glob {
  private final byte[] inside;
  private final boolean openStart;
  private final boolean openEnd;

  private Glob(byte[] inside, boolean openStart, boolean openEnd) {
    this.inside = inside;
    this.openStart = openStart;
    this.openEnd = openEnd;
  }

  static boolean is(String word) {
    return word.startsWith("*") || word.endsWith("*");
  }

  static Glob of(String word) {
    boolean start = word.startsWith("*");
    boolean end = word.length() > 1 && word.endsWith("*");
    String inside = word.substring(start ? 1 : 0, word.length() - (end ? 1 : 0));
    return new Glob(inside.getBytes(StandardCharsets.UTF_8), start, end);
  }

  /// Whether `buffer[from, to)` fits.
  public boolean matches(byte[] buffer, int from, int to) {
    int last = to - inside.length;
    if (last < from || (!openStart && !openEnd && last != from)) {
      return false;
    }
    if (!openStart) {
      return at(buffer, from);
    }
    if (!openEnd) {
      return at(buffer, last);
    }
    for (int i = from; i <= last; i++) {
      if (at(buffer, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean at(byte[] buffer, int start) {
    for (int i = 0; i < inside.length; i++) {
      if (Lookup.lower(buffer[start + i]) != Lookup.lower(inside[i])) {
        return false;
      }
    }
    return true;
  }
}
