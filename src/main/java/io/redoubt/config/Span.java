package io.redoubt.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths of time as people write them: `45s`, `500ms`, `2m`, `1h`.
public final class Span {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})(ms|s|m|h)");

  private Span() {}

  /// Whether a text is one.
  public static boolean fits(String text) {
    return FORM.matcher(text).matches();
  }

  /// The length that is written.
  ///
  /// @throws IllegalArgumentException when the text is none
  public static Duration of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no time such as 45s, 500ms or 2m.");
    }
    long number = Long.parseLong(form.group(1));
    return switch (form.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofHours(number);
    };
  }
}
