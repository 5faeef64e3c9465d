package io.redoubt.api.compat.json;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;

/// Values as JavaScript writes them: `String()`, `String(number)` and `trim()`. Stateless.
public final class ScriptText {
  private ScriptText() {}

  /// What `String(value)` gives.
  public static String string(Value value) {
    return switch (value) {
      case Value.Null _ -> "null";
      case Value.Bool(var is) -> String.valueOf(is);
      case Value.Whole(var whole) -> number(whole.doubleValue());
      case Value.Real(var real) -> number(real);
      case Value.Text(var text) -> text;
      case Value.Items(var items) ->
          items.stream()
              .map(item -> item instanceof Value.Null ? "" : string(item))
              .collect(Collectors.joining(","));
      case Value.Members _ -> "[object Object]";
    };
  }

  /// What `String(number)` gives: no fraction for whole numbers, an exponent from 1e21 on and below
  /// 1e-6.
  public static String number(double number) {
    if (Double.isNaN(number)) {
      return "NaN";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "Infinity" : "-Infinity";
    }
    double size = Math.abs(number);
    if (size == 0) {
      return "0";
    }
    if (size < 1e21 && size >= 1e-6) {
      return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }
    String[] parts = Double.toString(number).toLowerCase(Locale.ROOT).split("e");
    String mantissa = parts[0].endsWith(".0") ? parts[0].replace(".0", "") : parts[0];
    return mantissa + "e" + (parts[1].startsWith("-") ? "" : "+") + parts[1];
  }

  /// What `text.trim()` gives.
  public static String trim(String text) {
    return Ends.bare(text, ScriptText::space);
  }

  private static boolean space(char c) {
    return (c >= 0x09 && c <= 0x0d)
        || c == ' '
        || c == 0xa0
        || c == 0xfeff
        || c == 0x2028
        || c == 0x2029
        || (c >= 0x1680 && Character.getType(c) == Character.SPACE_SEPARATOR);
  }
}
