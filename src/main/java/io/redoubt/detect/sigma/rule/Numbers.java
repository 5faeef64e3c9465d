package io.redoubt.detect.sigma.rule;

import java.util.OptionalDouble;

/// Reads numbers from values of logs: decimal, or hexadecimal after `0x`. Thread-safe.
public final class Numbers {
  private Numbers() {}

  /// The finite number that a text is; empty when it is none.
  public static OptionalDouble parse(String text) {
    if (text.isEmpty() || text.length() > 40) {
      return OptionalDouble.empty();
    }
    try {
      if (text.startsWith("0x") || text.startsWith("0X")) {
        return OptionalDouble.of((double) Long.parseUnsignedLong(text, 2, text.length(), 16));
      }
      char last = text.charAt(text.length() - 1);
      double number =
          (last >= '0' && last <= '9') || last == '.' ? Double.parseDouble(text) : Double.NaN;
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException noNumber) {
      return OptionalDouble.empty();
    }
  }
}
