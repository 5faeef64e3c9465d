package io.redoubt.normalize;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/// Conversions of values that are numbers.
final class Numbers {
  private static final int LONGEST = 40;
  private static final int LARGEST_EXPONENT = 60;
  private static final int MOST_HEX_DIGITS = 16;

  private Numbers() {}

  static void number(Field to, int cell, Converter converter) {
    EventBuilder event = converter.event();
    if (!event.isText(cell) || isNumber(converter.value(cell))) {
      event.aliasNumber(to, cell);
    }
  }

  /// `-12.5e3`: what JSON calls a number.
  private static boolean isNumber(Value v) {
    int i = v.from + (v.to > v.from && v.buffer[v.from] == '-' ? 1 : 0);
    int whole = digitsEnd(v, i);
    if (whole == i || v.to - v.from > LONGEST) {
      return false;
    }
    i = whole;
    if (i < v.to && v.buffer[i] == '.') {
      int fraction = digitsEnd(v, i + 1);
      if (fraction == i + 1) {
        return false;
      }
      i = fraction;
    }
    if (i < v.to && (v.buffer[i] | 0x20) == 'e') {
      i++;
      i += i < v.to && (v.buffer[i] == '-' || v.buffer[i] == '+') ? 1 : 0;
      int exponent = digitsEnd(v, i);
      return exponent > i && exponent == v.to;
    }
    return i == v.to;
  }

  private static int digitsEnd(Value v, int from) {
    int i = from;
    while (i < v.to && v.buffer[i] >= '0' && v.buffer[i] <= '9') {
      i++;
    }
    return i;
  }

  static void hex(Field to, Value v, EventBuilder event) {
    if (v.digits(v.from, v.to)) {
      event.addNumber(to, v.buffer, v.from, v.to);
      return;
    }
    int start = v.from + 2;
    if (v.to <= start || v.to - start > MOST_HEX_DIGITS || (v.buffer[v.from + 1] | 0x20) != 'x') {
      return;
    }
    long number = 0;
    for (int i = start; i < v.to; i++) {
      int digit = Character.digit(v.buffer[i], 16);
      if (digit < 0) {
        return;
      }
      number = number << 4 | digit;
    }
    event.addNumber(to, Long.toUnsignedString(number));
  }

  /// In whole microseconds: sources write no more, or the noise of binary fractions.
  static void nanos(Field to, Value v, int power, EventBuilder event) {
    if (!isNumber(v)) {
      return;
    }
    String text = new String(v.buffer, v.from, v.to - v.from, StandardCharsets.ISO_8859_1);
    BigDecimal amount = new BigDecimal(text);
    if (Math.abs((long) amount.precision() - amount.scale()) < LARGEST_EXPONENT) {
      BigDecimal nanos = amount.scaleByPowerOfTen(power);
      event.addNumber(to, nanos.setScale(-3, RoundingMode.HALF_UP).toBigInteger().toString());
    }
  }
}
