package io.redoubt.llm.served;

import io.redoubt.llm.FailureReason;
import io.redoubt.llm.http.Failure;
import java.util.Optional;

/// What a model has said so far. Every addition is checked for the ways in which models run wild;
/// the first failure ends the answer. For one thread.
final class Transcript {
  private static final int LARGEST = 256 * 1024;
  private static final int BLANK_FRAMES = 100;
  private static final int BLANK_CHARACTERS = 2000;
  private static final int CHECK_EVERY = 64;
  private static final int GARBLED_AT_LEAST = 16;
  private static final char REPLACEMENT = '\uFFFD';

  private final int maxFrames;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder thinking = new StringBuilder();
  private int frames;
  private int blankFrames;
  private int blankCharacters;
  private int replacements;

  /// A transcript of an answer of so many tokens: twice as many frames and a few are let through.
  Transcript(int maxTokens) {
    this.maxFrames = 2 * maxTokens + 64;
  }

  Optional<Failure> think(String more) {
    return added(thinking, more);
  }

  Optional<Failure> say(String more) {
    if (more.isEmpty()) {
      return Optional.empty();
    }
    count(more);
    if (blankFrames >= BLANK_FRAMES || blankCharacters >= BLANK_CHARACTERS) {
      return failure(FailureReason.REPEATED, "white space without end");
    }
    if (replacements >= GARBLED_AT_LEAST && replacements * 10L > text.length()) {
      return failure(FailureReason.GARBLED, replacements + " characters that are none");
    }
    return added(text, more);
  }

  private void count(String more) {
    boolean blank = more.isBlank();
    blankFrames = blank ? blankFrames + 1 : 0;
    blankCharacters = blank ? blankCharacters + more.length() : 0;
    replacements += (int) more.chars().filter(c -> c == REPLACEMENT).count();
  }

  private Optional<Failure> added(StringBuilder where, String more) {
    if (more.isEmpty()) {
      return Optional.empty();
    }
    int before = where.length();
    where.append(more);
    frames++;
    if (text.length() + thinking.length() > LARGEST) {
      return failure(FailureReason.OVERSIZED, "more than " + LARGEST + " characters");
    }
    if (frames > maxFrames) {
      return text.isEmpty()
          ? failure(FailureReason.THINKING_ONLY, "thinking without end")
          : failure(FailureReason.OVERSIZED, "many more tokens than allowed");
    }
    boolean check = before / CHECK_EVERY != where.length() / CHECK_EVERY;
    return check && Repetition.endsInLoop(where)
        ? failure(FailureReason.REPEATED, "the same text six times in a row")
        : Optional.empty();
  }

  /// The answer's text and thinking, parted.
  Thoughts whole() {
    Thoughts parted = Thoughts.parted(wellFormed(text));
    return new Thoughts(parted.answer(), thinking + parted.thinking());
  }

  /// What speaks against the whole answer, which ended in this way.
  Optional<Failure> objection(Thoughts whole, boolean cut) {
    if (whole.answer().isEmpty()) {
      return whole.thinking().isEmpty() && !cut
          ? failure(FailureReason.EMPTY, "no text")
          : failure(
              whole.thinking().isEmpty() ? FailureReason.LENGTH : FailureReason.THINKING_ONLY,
              "no text but thinking");
    }
    if (Repetition.endsInLoop(whole.answer()) || Repetition.mostlyRepeated(whole.answer())) {
      return failure(FailureReason.REPEATED, "the same words over and over");
    }
    return cut ? failure(FailureReason.LENGTH, "cut at the allowed tokens") : Optional.empty();
  }

  /// Halves of surrogate pairs without their other half become U+FFFD.
  private static String wellFormed(StringBuilder text) {
    StringBuilder good = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c)
        .forEach(good::appendCodePoint);
    return good.toString();
  }

  private static Optional<Failure> failure(FailureReason reason, String detail) {
    return Optional.of(new Failure(reason, detail));
  }
}
