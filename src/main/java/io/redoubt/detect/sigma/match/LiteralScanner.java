package io.redoubt.detect.sigma.match;

import io.redoubt.event.Event;
import io.redoubt.event.RawRecord;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds all of many ASCII texts in one pass, in any case. Immutable once built, thread-safe.
sealed interface LiteralScanner permits PieceScanner, Transitions {
  /// Stands for any character that is not ASCII.
  String BEYOND = "\u0080";

  /// Sets the bits of those whose literals occur in the text, in any case: folding keeps lengths,
  /// and makes ASCII of few other characters.
  void scan(String text, long[] found);

  /// The same for bytes of UTF-8. False when a sign beyond ASCII is there that folds to ASCII: then
  /// the text must be scanned.
  boolean scan(byte[] buffer, int from, int length, long[] found);

  /// The same for a cell that is the inside of a JSON string, as if its escapes were undone.
  ///
  /// @param undone of the same event
  boolean scanEscaped(Event event, int cell, Undone undone, long[] found);

  /// The record's bytes as they are and as if JSON escapes were undone. False when they are not all
  /// ASCII.
  ///
  /// @param undone for room to work in
  boolean scanBoth(RawRecord record, Undone undone, long[] found);

  /// Builds a scanner from literals and their owners' numbers.
  final class Builder {
    /* Numbers of a table that stays in the nearest cache: 64 KB. */
    private static final int SMALL = 1 << 14;

    private final Map<String, BitSet> literals = new LinkedHashMap<>();
    private final BitSet beyond = new BitSet();

    /// Adds one literal, folded, ASCII only, not empty, or [#BEYOND].
    void add(String literal, int owner) {
      if (literal.equals(BEYOND)) {
        beyond.set(owner);
      } else {
        literals.computeIfAbsent(literal, _ -> new BitSet()).set(owner);
      }
    }

    /// The literals, without [#BEYOND], each once.
    List<String> literals() {
      return List.copyOf(literals.keySet());
    }

    /// The scanner that is quick for so many.
    LiteralScanner build() {
      return Transitions.size(literals.keySet()) <= SMALL
          ? Transitions.of(literals, beyond)
          : PieceScanner.of(literals, beyond);
    }
  }
}
