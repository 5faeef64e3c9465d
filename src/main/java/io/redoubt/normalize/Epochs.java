package io.redoubt.normalize;

import io.redoubt.event.EventTime;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/// Times written as a count since a fixed instant.
final class Epochs {
  private static final long LAST = 253_402_300_799L; // 9999-12-31T23:59:59Z
  private static final long FIRST = -62_167_219_200L; // 0000-01-01T00:00:00Z
  private static final long FILETIME_TO_EPOCH = 11_644_473_600L;
  private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);
  private static final int LONGEST = 40;

  private Epochs() {}

  /// The time of a decimal count of units of `10^-decimals` seconds since 1970.
  static EventTime read(byte[] buffer, int from, int to, int decimals) {
    long units = whole(buffer, from, to);
    if (units < 0) {
      return decimal(buffer, from, to, decimals);
    }
    long scale = power(decimals);
    return at(units / scale, (int) (units % scale * power(9 - decimals)));
  }

  /// The time of a decimal count of 100 ns since 1601.
  static EventTime filetime(byte[] buffer, int from, int to) {
    long ticks = whole(buffer, from, to);
    return ticks <= 0
        ? EventTime.UNPARSABLE
        : at(ticks / 10_000_000 - FILETIME_TO_EPOCH, (int) (ticks % 10_000_000) * 100);
  }

  /// The time of bare digits whose count tells the unit.
  static EventTime plausible(byte[] buffer, int from, int to) {
    int digits = 0;
    while (from + digits < to && buffer[from + digits] >= '0' && buffer[from + digits] <= '9') {
      digits++;
    }
    boolean whole = from + digits == to;
    return switch (digits) {
      case 9, 10 -> read(buffer, from, to, 0);
      case 13 -> read(buffer, from, to, 3);
      case 16 -> whole ? read(buffer, from, to, 6) : EventTime.UNPARSABLE;
      case 18 -> whole && buffer[from] == '1' ? filetime(buffer, from, to) : EventTime.UNPARSABLE;
      case 19 -> whole ? read(buffer, from, to, 9) : EventTime.UNPARSABLE;
      default -> EventTime.UNPARSABLE;
    };
  }

  static EventTime at(long seconds, int nanos) {
    return seconds < FIRST || seconds > LAST
        ? EventTime.UNPARSABLE
        : EventTime.ok(seconds, nanos, "Z");
  }

  private static EventTime decimal(byte[] buffer, int from, int to, int decimals) {
    if (from >= to || to - from > LONGEST) {
      return EventTime.UNPARSABLE;
    }
    try {
      String text = new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
      BigDecimal seconds = new BigDecimal(text).scaleByPowerOfTen(-decimals);
      if (seconds.precision() - seconds.scale() > 13) {
        return EventTime.UNPARSABLE;
      }
      BigInteger nanos =
          seconds.movePointRight(9).setScale(0, RoundingMode.FLOOR).toBigIntegerExact();
      BigInteger rest = nanos.mod(BILLION);
      return at(nanos.subtract(rest).divide(BILLION).longValueExact(), rest.intValueExact());
    } catch (ArithmeticException | NumberFormatException unreadable) {
      return EventTime.UNPARSABLE;
    }
  }

  private static long whole(byte[] buffer, int from, int to) {
    if (from >= to || to - from > 19) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = buffer[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static long power(int exponent) {
    return switch (exponent) {
      case 0 -> 1;
      case 3 -> 1_000;
      case 6 -> 1_000_000;
      default -> 1_000_000_000;
    };
  }
}
