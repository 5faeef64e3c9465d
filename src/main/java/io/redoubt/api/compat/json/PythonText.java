package io.redoubt.api.compat.json;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// Values as Python writes and converts them: `str()`, `repr()`, `float()` and `str.strip()`.
/// Stateless.
public final class PythonText {
  private static final String NUMBER =
      "[+-]?(?:\\d+(?:_\\d+)*\\.?(?:\\d+(?:_\\d+)*)?|\\.\\d+(?:_\\d+)*)(?:[eE][+-]?\\d+(?:_\\d+)*)?";

  private PythonText() {}

  /// What `str(value)` gives.
  public static String str(Value value) {
    return value instanceof Value.Text(var text) ? text : repr(value);
  }

  /// What `repr(value)` gives.
  public static String repr(Value value) {
    return switch (value) {
      case Value.Null _ -> "None";
      case Value.Bool(var is) -> is ? "True" : "False";
      case Value.Whole(var number) -> number.toString();
      case Value.Real(var number) -> real(number);
      case Value.Text(var text) -> quoted(text);
      case Value.Items(var items) ->
          items.stream().map(PythonText::repr).collect(Collectors.joining(", ", "[", "]"));
      case Value.Members(var members) ->
          members.entrySet().stream()
              .map(m -> quoted(m.getKey()) + ": " + repr(m.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  /// A float as `repr` gives it: the fewest digits that tell it from others, an exponent below
  /// 1e-4 and from 1e16 on.
  public static String real(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    double size = Math.abs(number);
    if (size == 0 || (size >= 1e-3 && size < 1e7)) {
      return Double.toString(number);
    }
    if (size < 1e-4 || size >= 1e16) {
      return scientific(number);
    }
    String plain = new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    return plain.contains(".") ? plain : plain + ".0";
  }

  private static String scientific(double number) {
    String[] parts = Double.toString(number).toLowerCase(Locale.ROOT).split("e");
    String mantissa = parts[0].endsWith(".0") ? parts[0].replace(".0", "") : parts[0];
    int exponent = Integer.parseInt(parts[1]);
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + twoDigits(Math.abs(exponent));
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }

  private static String quoted(String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    StringBuilder out = new StringBuilder().append(quote);
    text.codePoints().forEach(c -> escaped(out, c, quote));
    return out.append(quote).toString();
  }

  private static void escaped(StringBuilder out, int c, char quote) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\\' -> out.append("\\\\");
      default -> {
        if (c == quote) {
          out.append('\\').append(quote);
        } else if (c < 0x20 || c == 0x7f || (c >= 0x80 && c <= 0xa0) || c == 0xad) {
          out.append("\\x%02x".formatted(c));
        } else {
          out.appendCodePoint(c);
        }
      }
    }
  }

  /// What `float(text)` gives; empty where Python raises a `ValueError`.
  public static OptionalDouble toFloat(String text) {
    String bare = withPlainDigits(strip(text));
    String word = bare.toLowerCase(Locale.ROOT).replaceFirst("^[+-]", "");
    boolean minus = bare.startsWith("-");
    if (word.equals("nan")) {
      return OptionalDouble.of(Double.NaN);
    }
    if (word.equals("inf") || word.equals("infinity")) {
      return OptionalDouble.of(minus ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    return bare.length() <= 4096 && bare.matches(NUMBER)
        ? OptionalDouble.of(Double.parseDouble(bare.replace("_", "")))
        : OptionalDouble.empty();
  }

  /* The decimal digits of every script count. */
  private static String withPlainDigits(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> plain.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
    return plain.toString();
  }

  /// What `text.strip()` gives.
  public static String strip(String text) {
    return Ends.bare(text, PythonText::space);
  }

  /// Whether Python's `str.isspace` holds for the character.
  public static boolean space(char c) {
    return (c >= 0x09 && c <= 0x0d)
        || (c >= 0x1c && c <= 0x20)
        || c == 0x85
        || c == 0xa0
        || (c >= 0x1680 && wideSpace(c));
  }

  private static boolean wideSpace(char c) {
    return c == 0x1680
        || (c >= 0x2000 && c <= 0x200a)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202f
        || c == 0x205f
        || c == 0x3000;
  }
}
