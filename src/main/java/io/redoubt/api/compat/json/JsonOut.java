package io.redoubt.api.compat.json;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.function.DoubleFunction;

/// Writes values as JSON without spaces, the way both services of the reference do. A half of a
/// surrogate pair becomes U+FFFD and a number that JSON does not have becomes null, where the
/// reference breaks. Stateless.
public final class JsonOut {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final StringBuilder out = new StringBuilder(512);
  private final DoubleFunction<String> numbers;

  private JsonOut(DoubleFunction<String> numbers) {
    this.numbers = numbers;
  }

  /// As Python writes it: `1.0` stays `1.0`.
  public static String python(Value value) {
    return new JsonOut(PythonText::real).write(value).out.toString();
  }

  /// As JavaScript writes it: `1.0` becomes `1`.
  public static String javascript(Value value) {
    return new JsonOut(ScriptText::number).write(value).out.toString();
  }

  /// The bytes of [#python].
  public static byte[] pythonBytes(Value value) {
    return python(value).getBytes(StandardCharsets.UTF_8);
  }

  /// The bytes of [#javascript].
  public static byte[] javascriptBytes(Value value) {
    return javascript(value).getBytes(StandardCharsets.UTF_8);
  }

  private JsonOut write(Value value) {
    switch (value) {
      case Value.Null _ -> out.append("null");
      case Value.Bool(var is) -> out.append(is);
      case Value.Whole(var number) -> out.append(number);
      case Value.Real(var number) ->
          out.append(Double.isFinite(number) ? numbers.apply(number) : "null");
      case Value.Text(var text) -> quoted(text);
      case Value.Items(var items) -> {
        out.append('[');
        for (Iterator<Value> each = items.iterator(); each.hasNext(); comma(each.hasNext())) {
          write(each.next());
        }
        out.append(']');
      }
      case Value.Members(var members) -> {
        out.append('{');
        for (var each = members.entrySet().iterator(); each.hasNext(); comma(each.hasNext())) {
          var member = each.next();
          quoted(member.getKey());
          out.append(':');
          write(member.getValue());
        }
        out.append('}');
      }
    }
    return this;
  }

  private void comma(boolean more) {
    if (more) {
      out.append(',');
    }
  }

  private void quoted(String text) {
    out.append('"');
    int plain = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
        continue;
      }
      out.append(text, plain, i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else {
        escaped(c);
      }
      plain = i + 1;
    }
    out.append(text, plain, text.length()).append('"');
  }

  private void escaped(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      default -> {
        if (Character.isSurrogate(c)) {
          out.append('\uFFFD');
        } else {
          out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
        }
      }
    }
  }
}
