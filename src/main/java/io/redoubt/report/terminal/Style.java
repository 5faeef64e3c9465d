package io.redoubt.report.terminal;

import io.redoubt.event.Severity;
import java.util.Map;

/// How to write on a terminal: how wide, and whether with colours.
///
/// The severity colours are told apart by people with any colour blindness (after Okabe and Ito,
/// nearest of the 256 colours) and never stand alone: icon and word say the same.
///
/// @param columns of the terminal, 60 to 200
/// @param colour whether escape sequences may be written
public record Style(int columns, boolean colour) {
  private static final int NARROWEST = 60;
  private static final int WIDEST = 200;
  private static final int USUAL = 100;

  /// Keeps the width within bounds.
  public Style {
    columns = Math.clamp(columns, NARROWEST, WIDEST);
  }

  /// The style for a stream.
  ///
  /// @param terminal whether the stream is one
  /// @param environment for `NO_COLOR`, `TERM` and `COLUMNS`
  public static Style of(boolean terminal, Map<String, String> environment) {
    boolean colour =
        terminal
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb");
    return new Style(columns(environment.getOrDefault("COLUMNS", "")), colour);
  }

  private static int columns(String said) {
    return said.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(said) : USUAL;
  }

  /// A sign for the severity.
  public static String icon(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "◆";
      case HIGH -> "▲";
      case MEDIUM -> "●";
      case LOW -> "○";
      case INFORMATIONAL -> "·";
    };
  }

  /// The severity as one word in capitals.
  public static String word(Severity severity) {
    return severity == Severity.INFORMATIONAL ? "INFO" : severity.name();
  }

  /// The text in the severity's colour.
  public String paint(Severity severity, String text) {
    return switch (severity) {
      case CRITICAL -> code("1;38;5;168", text);
      case HIGH -> code("1;38;5;166", text);
      case MEDIUM -> code("38;5;178", text);
      case LOW -> code("38;5;74", text);
      case INFORMATIONAL -> dim(text);
    };
  }

  /// The text in bold.
  public String bold(String text) {
    return code("1", text);
  }

  /// The text made less prominent.
  public String dim(String text) {
    return code("2", text);
  }

  private String code(String code, String text) {
    return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
