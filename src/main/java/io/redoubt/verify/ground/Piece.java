package io.redoubt.verify.ground;

import org.jspecify.annotations.Nullable;

/// A piece of a sentence.
///
/// @param kind what it looks like
/// @param text as it stands there, without punctuation around it
/// @param key the form it is compared in: lower case, plain digits
/// @param from where it begins
/// @param to where it ends, exclusive
/// @param apart whether punctuation stands between it and the piece before
/// @param stamp the point in time; null unless it is one
record Piece(
    Kind kind, String text, String key, int from, int to, boolean apart, @Nullable Stamp stamp) {

  /// What a piece looks like.
  enum Kind {
    /// Letters, also with an apostrophe or hyphens inside.
    WORD,
    /// A number in digits; `key` is it without separators.
    NUMBER,
    /// A date, a time or both.
    TIME,
    /// Anything else: addresses, paths, hashes, stand-ins, names with digits.
    NAME,
    /// What stands between double quotes.
    QUOTE,
    /// A reference to a line of evidence.
    REF
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  /// Whether it is this word.
  boolean word(String wanted) {
    return kind == Kind.WORD && key.equals(wanted);
  }
}
