package io.redoubt.search.query;

import java.util.Set;

/// What may follow at a place of a query that is being written.
public sealed interface Completion {
  /// Where what is written so far begins: it gives way to what is chosen.
  int from();

  /// The name of a field, or a word.
  ///
  /// @param prefix what is written of it; may be empty
  /// @param operators whether AND or OR may stand here: a term stands before
  record Name(int from, String prefix, boolean operators) implements Completion {}

  /// A value of a field.
  ///
  /// @param field its name
  /// @param prefix what is written of it, without a quote; may be empty
  record Value(int from, String field, String prefix) implements Completion {}

  /// Nothing that is known: inside of a phrase, for example.
  record Nothing(int from) implements Completion {}

  /// What may follow behind the first `position` characters of the text.
  static Completion at(String text, int position) {
    int end = Math.clamp(position, 0, text.length());
    int quote = openQuote(text, end);
    int from = quote >= 0 ? quote : end;
    while (from > 0 && !ends(text.charAt(from - 1))) {
      from--;
    }
    String written = text.substring(from, end);
    int colon = written.indexOf(':');
    if (colon > 0) {
      String value = written.substring(colon + 1);
      String bare = value.startsWith("\"") ? value.substring(1) : value;
      return new Value(from + colon + 1, written.substring(0, colon), bare);
    }
    return quote >= 0
        ? new Nothing(end)
        : new Name(from, written, term(text.substring(0, from).strip()));
  }

  /* The place of a quote that is not closed before the end, or -1. */
  private static int openQuote(String text, int end) {
    int open = -1;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\\' && open >= 0) {
        i++;
      } else if (c == '"') {
        open = open < 0 ? i : -1;
      }
    }
    return open;
  }

  private static boolean ends(char c) {
    return Character.isWhitespace(c) || c == '(' || c == ')' || c == '!';
  }

  /* Behind a term an operator may stand, behind an operator or a parenthesis it may not. */
  private static boolean term(String before) {
    if (before.isEmpty() || before.endsWith("(") || before.endsWith(":")) {
      return false;
    }
    int begin = Math.max(before.lastIndexOf(' '), before.lastIndexOf('('));
    String last = before.substring(begin + 1);
    return !Set.of("AND", "OR", "NOT", "&&", "||", "!").contains(last);
  }
}
