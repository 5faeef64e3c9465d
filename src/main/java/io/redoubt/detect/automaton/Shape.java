package io.redoubt.detect.automaton;

import java.util.List;

/// What an [Automaton] looks for, over ASCII: the tree of a regular expression.
public sealed interface Shape {
  /// Any one character of those.
  Shape ANY = new Chars(-1, -1);

  /// One character out of a set.
  ///
  /// @param low the characters 0 to 63, a bit for each
  /// @param high the characters 64 to 127
  record Chars(long low, long high) implements Shape {
    /// The set of one character; empty when it is not ASCII.
    static Chars of(char c) {
      return new Chars(c < 64 ? 1L << c : 0, c >= 64 && c < 128 ? 1L << c : 0);
    }

    /// The characters from the first to the last, both included, as far as they are ASCII.
    static Chars range(char first, char last) {
      Chars all = new Chars(0, 0);
      for (char c = first; c <= Math.min(last, 127); c++) {
        all = all.or(of(c));
      }
      return all;
    }

    boolean has(int c) {
      return ((c < 64 ? low : high) >>> c & 1) != 0;
    }

    Chars or(Chars other) {
      return new Chars(low | other.low, high | other.high);
    }

    Chars not() {
      return new Chars(~low, ~high);
    }

    /// The same with both cases of every letter.
    Chars folded() {
      long letters = 0x07FFFFFE07FFFFFEL & high;
      long both = (letters | letters << 32 | letters >>> 32) & 0x07FFFFFE07FFFFFEL;
      return new Chars(low, high | both);
    }
  }

  /// One after the other.
  record Sequence(List<Shape> parts) implements Shape {
    /// Copies the parts.
    public Sequence {
      parts = List.copyOf(parts);
    }
  }

  /// One of them.
  record Choice(List<Shape> parts) implements Shape {
    /// Copies the parts.
    public Choice {
      parts = List.copyOf(parts);
    }
  }

  /// Many times.
  ///
  /// @param most -1 for any number
  record Repeated(Shape part, int least, int most) implements Shape {}

  /// A place between two characters.
  enum Edge implements Shape {
    /// Before the first character.
    TEXT_BEGINS,
    /// After the last character.
    TEXT_ENDS,
    /// Before the first character or after a line feed.
    LINE_BEGINS,
    /// After the last character or before a line feed.
    LINE_ENDS,
    /// Between a letter, digit or underscore and something else.
    WORD_EDGE,
    /// Any other place.
    NO_WORD_EDGE
  }

  /// One of these characters, as far as they are ASCII.
  ///
  /// @param folded whether the case of letters does not count
  static Shape oneOf(String characters, boolean folded) {
    Chars all = new Chars(0, 0);
    for (int i = 0; i < characters.length(); i++) {
      all = all.or(Chars.of(characters.charAt(i)));
    }
    return folded ? all.folded() : all;
  }
}
