package io.redoubt.search.query;

import java.util.Locale;

/// A place in the text of a query, and what can be read from there. Not thread-safe.
final class Cursor {
  /// Characters that end a value written without quotes, beside space.
  private static final String ENDS = "()\"";

  private static final String ESCAPABLE = "\\*?\"()[]{}:<>!- /";

  private final String text;
  private final boolean capitals;
  private int at;

  /// @param capitals whether `AND`, `OR` and `NOT` are words of the language in capitals alone
  Cursor(String text, boolean capitals) {
    this.text = text;
    this.capitals = capitals;
  }

  int at() {
    return at;
  }

  void back(int position) {
    at = position;
  }

  boolean ended() {
    return at >= text.length();
  }

  char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  char peek(int further) {
    return at + further < text.length() ? text.charAt(at + further) : '\0';
  }

  void skip(int characters) {
    at += characters;
  }

  void spaces() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  /// Whether this word of the language stands here alone; goes behind it if so.
  boolean keyword(String word) {
    int end = at + word.length();
    boolean anyCase = !capitals || word.equals("TO");
    if (!text.regionMatches(anyCase, at, word, 0, word.length())) {
      return false;
    }
    if (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && ENDS.indexOf(text.charAt(end)) < 0) {
      return false;
    }
    at = end;
    return true;
  }

  /// The name of a field that stands here, or empty; goes behind it if there is one. A name begins
  /// with a letter, `_` or `@`.
  String name() {
    StringBuilder name = new StringBuilder();
    int i = at;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && ESCAPABLE.indexOf(text.charAt(i + 1)) >= 0) {
        name.append(text.charAt(i + 1));
        i += 2;
        continue;
      }
      if (!(Character.isLetterOrDigit(c) || "_@.-/$#".indexOf(c) >= 0)) {
        break;
      }
      name.append(c);
      i++;
    }
    if (name.isEmpty()
        || !(Character.isLetter(name.charAt(0)) || "_@".indexOf(name.charAt(0)) >= 0)) {
      return "";
    }
    at = i;
    return name.toString();
  }

  /// The text between the quotes that begin here.
  String quoted() {
    int from = at++;
    StringBuilder inside = new StringBuilder();
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return inside.toString();
      }
      if (c == '\\' && at < text.length() && "\"\\".indexOf(text.charAt(at)) >= 0) {
        c = text.charAt(at++);
      }
      inside.append(c);
    }
    throw new Wrongly(from, "The quote is never closed; add a \" behind the phrase.");
  }

  /// What stands here up to a space or one of `()"` or of the characters given.
  Raw raw(String furtherEnds) {
    Raw raw = new Raw(at);
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c) || ENDS.indexOf(c) >= 0 || furtherEnds.indexOf(c) >= 0) {
        break;
      }
      at++;
      if (c == '\\' && at < text.length() && ESCAPABLE.indexOf(text.charAt(at)) >= 0) {
        raw.literal(text.charAt(at++));
      } else {
        raw.add(c);
      }
    }
    return raw;
  }

  /// A few characters from here, to be named in an error.
  String sight() {
    int to = Math.min(text.length(), at + 20);
    return "'" + text.substring(at, to).toLowerCase(Locale.ROOT) + "'";
  }
}
