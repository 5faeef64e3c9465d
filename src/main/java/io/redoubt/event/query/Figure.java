package io.redoubt.event.query;

/// Tells numbers from other text.
public final class Figure {
  private static final int LONGEST = 24;

  /// Digits of whole numbers that fit a `double` exactly.
  private static final int EXACT = 15;

  private Figure() {}

  /// The number that a value or a bound reads as, `NaN` when it is none: digits with a sign before
  /// and a fraction behind, at most 24 characters; as precise as a `double`.
  public static double of(String text) {
    if (!isNumber(text)) {
      return Double.NaN;
    }
    boolean whole = text.length() <= EXACT && text.indexOf('.') < 0;
    return whole ? Long.parseLong(text) : Double.parseDouble(text);
  }

  private static boolean isNumber(String text) {
    int length = text.length();
    if (length == 0 || length > LONGEST) {
      return false;
    }
    int digits = 0;
    int dots = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits++;
      } else if (c == '.' && digits > 0) {
        dots++;
      } else if (c != '-' || i > 0) {
        return false;
      }
    }
    return digits > 0 && dots <= 1 && text.charAt(length - 1) != '.';
  }
}
