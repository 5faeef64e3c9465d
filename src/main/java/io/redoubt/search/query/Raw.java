package io.redoubt.search.query;

import io.redoubt.event.query.Fold;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A value as it was written without quotes: characters, and which of them are wildcards.
final class Raw {
  private final int position;
  private final StringBuilder text = new StringBuilder();
  private final BitSet wild = new BitSet();

  Raw(int position) {
    this.position = position;
  }

  void literal(char c) {
    text.append(c);
  }

  void add(char c) {
    if (c == '*' || c == '?') {
      wild.set(text.length());
    }
    text.append(c);
  }

  /// Where it begins in the query.
  int position() {
    return position;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /// Whether there is a wildcard in it.
  boolean isWild() {
    return !wild.isEmpty();
  }

  /// Whether it is `*`s alone.
  boolean isAnything() {
    return !text.isEmpty() && wild.cardinality() == text.length() && text.indexOf("?") < 0;
  }

  /// The characters, wildcards as they stand.
  String plain() {
    return text.toString();
  }

  /// The folded pattern for a whole value.
  String glob() {
    return glob(0, text.length());
  }

  /// The patterns of the words in it, those of `*` alone left out.
  List<String> wordGlobs() {
    List<String> globs = new ArrayList<>();
    int from = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inside = i < text.length() && inWord(i);
      if (inside && from < 0) {
        from = i;
      } else if (!inside && from >= 0) {
        String glob = glob(from, i);
        if (!glob.chars().allMatch(c -> c == '*')) {
          globs.add(glob);
        }
        from = -1;
      }
    }
    return globs;
  }

  private boolean inWord(int i) {
    char c = text.charAt(i);
    return wild.get(i)
        || Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || c == '_'
        || (c == '.' && digit(i - 1) && digit(i + 1));
  }

  private boolean digit(int i) {
    return i >= 0
        && i < text.length()
        && (wild.get(i) || (text.charAt(i) >= '0' && text.charAt(i) <= '9'));
  }

  private String glob(int from, int to) {
    StringBuilder glob = new StringBuilder();
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!wild.get(i) && (c == '*' || c == '?' || c == '\\')) {
        glob.append('\\');
      }
      glob.append(c);
    }
    return Fold.fold(glob.toString());
  }
}
