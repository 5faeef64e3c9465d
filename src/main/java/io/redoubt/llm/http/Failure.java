package io.redoubt.llm.http;

import io.redoubt.llm.FailureReason;

/// Why a request came to nothing: the reason, and one harmless line about it. Immutable.
public record Failure(FailureReason reason, String detail) {
  private static final int LONGEST = 200;

  /// Makes the line harmless: one line, printable, at most 200 characters.
  public Failure {
    detail = harmless(detail);
  }

  private static String harmless(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(4L * LONGEST)
        .map(c -> printable(c) ? c : ' ')
        .forEach(line::appendCodePoint);
    String flat = line.toString().replaceAll(" +", " ").strip();
    return flat.length() <= LONGEST ? flat : flat.substring(0, LONGEST - 1).stripTrailing() + "…";
  }

  private static boolean printable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
