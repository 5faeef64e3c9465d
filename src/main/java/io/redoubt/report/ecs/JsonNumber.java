package io.redoubt.report.ecs;

import java.util.Arrays;

/// Judges whether bytes may stand bare in JSON.
final class JsonNumber {
  /// Longer numbers are written as text: many readers refuse them or round them.
  private static final int LONGEST = 64;

  /// Readers give up, or compute for minutes, on exponents with more digits.
  private static final int LONGEST_EXPONENT = 3;

  private JsonNumber() {}

  /// Whether the bytes are a JSON number (RFC 8259 §6) that every reader can take: `-1.5e3` is,
  /// `007`, `+1`, `1.` and `NaN` are not.
  static boolean is(byte[] b, int from, int to) {
    if (to - from > LONGEST) {
      return false;
    }
    int at = from < to && b[from] == '-' ? from + 1 : from;
    int whole = digits(b, at, to);
    if (whole == at || (whole > at + 1 && b[at] == '0')) {
      return false;
    }
    at = whole;
    if (at < to && b[at] == '.') {
      int fraction = digits(b, at + 1, to);
      if (fraction == at + 1) {
        return false;
      }
      at = fraction;
    }
    return at == to || exponent(b, at, to);
  }

  private static boolean exponent(byte[] b, int from, int to) {
    if ((b[from] | 0x20) != 'e') {
      return false;
    }
    int at = from + 1;
    if (at < to && (b[at] == '+' || b[at] == '-')) {
      at++;
    }
    int end = digits(b, at, to);
    return end > at && end == to && end - at <= LONGEST_EXPONENT;
  }

  private static int digits(byte[] b, int from, int to) {
    int at = from;
    while (at < to && b[at] >= '0' && b[at] <= '9') {
      at++;
    }
    return at;
  }

  /// Whether the bytes are `true` or `false`.
  static boolean isTruth(byte[] b, int from, int to) {
    return is(b, from, to, TRUE) || is(b, from, to, FALSE);
  }

  private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
  private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};

  private static boolean is(byte[] b, int from, int to, byte[] word) {
    return Arrays.equals(b, from, to, word, 0, word.length);
  }
}
