package io.redoubt.api.compat.json;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads one JSON text, as CPython's `json.loads` or as JavaScript's `JSON.parse` reads it; faults
/// are worded as CPython (3.12) words them. Every text ends in a [Parsed]; nothing is thrown. For
/// one text and one thread. Linear in the text; nested at most 900 deep.
public final class JsonText {
  private static final int DEEPEST = 900;
  private static final int MOST_DIGITS = 4300;
  private static final String NAME = "Expecting property name enclosed in double quotes";

  private final String text;
  private final boolean python;
  private int at;
  private int depth;
  private @Nullable Parsed fault;

  private JsonText(String text, boolean python) {
    this.text = text;
    this.python = python;
  }

  /// As Python reads it: `NaN`, `Infinity` and `-Infinity` are numbers.
  public static Parsed python(String text) {
    return new JsonText(text, true).whole();
  }

  /// As JavaScript reads it: every number is a double, no `NaN`.
  public static Parsed javascript(String text) {
    return new JsonText(text, false).whole();
  }

  private Parsed whole() {
    if (text.startsWith("\uFEFF")) {
      return new Parsed.Bad("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0);
    }
    space();
    Value value = value();
    if (value == null) {
      return fault == null ? bad("Expecting value", at) : fault;
    }
    space();
    return at < text.length() ? bad("Extra data", at) : new Parsed.Good(value);
  }

  private Parsed.Bad bad(String message, int where) {
    return new Parsed.Bad(message, text.codePointCount(0, where));
  }

  private @Nullable Value fail(String message, int where) {
    if (fault == null) {
      fault = bad(message, where);
    }
    return null;
  }

  private void space() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char here() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private @Nullable Value value() {
    if (at >= text.length()) {
      return fail("Expecting value", at);
    }
    char c = text.charAt(at);
    return switch (c) {
      case '"' -> quoted();
      case '{', '[' -> nested(c);
      case 'n' -> word("null", Value.NULL);
      case 't' -> word("true", Value.of(true));
      case 'f' -> word("false", Value.of(false));
      case 'N' -> python ? word("NaN", Value.of(Double.NaN)) : fail("Expecting value", at);
      case 'I' -> python ? infinity() : fail("Expecting value", at);
      default -> number(c);
    };
  }

  private @Nullable Value quoted() {
    String string = string();
    return string == null ? null : new Value.Text(string);
  }

  private @Nullable Value infinity() {
    return word("Infinity", Value.of(Double.POSITIVE_INFINITY));
  }

  private @Nullable Value nested(char open) {
    if (++depth > DEEPEST) {
      fault = new Parsed.Beyond("maximum recursion depth exceeded");
      return null;
    }
    Value value = open == '{' ? members() : items();
    depth--;
    return value;
  }

  private @Nullable Value word(String word, Value meaning) {
    if (!text.startsWith(word, at)) {
      return fail("Expecting value", at);
    }
    at += word.length();
    return meaning;
  }

  private @Nullable Value number(char first) {
    int from = at;
    int end = digitsAfterSign(first == '-' ? from + 1 : from);
    if (end < 0) {
      boolean minusInfinity = python && text.startsWith("-Infinity", from);
      return minusInfinity ? minusInfinity() : fail("Expecting value", from);
    }
    int whole = end;
    int fraction = digits(end + 1);
    if (end < text.length() && text.charAt(end) == '.' && fraction > end + 1) {
      end = fraction;
    }
    end = exponent(end);
    at = end;
    if (end > whole || !python) {
      return Value.of(Double.parseDouble(text.substring(from, end)));
    }
    return whole(text.substring(from, end));
  }

  private Value minusInfinity() {
    at += "-Infinity".length();
    return Value.of(Double.NEGATIVE_INFINITY);
  }

  private @Nullable Value whole(String digits) {
    if (digits.length() > MOST_DIGITS) {
      fault = new Parsed.Beyond("Exceeds the limit (4300 digits) for integer string conversion");
      return null;
    }
    return digits.length() < 18
        ? Value.of(Long.parseLong(digits))
        : new Value.Whole(new BigInteger(digits));
  }

  /* The end of 0 or of digits that do not begin with 0; -1 when there is no digit. */
  private int digitsAfterSign(int from) {
    if (from >= text.length() || !digit(text.charAt(from))) {
      return -1;
    }
    return text.charAt(from) == '0' ? from + 1 : digits(from);
  }

  private int digits(int from) {
    int end = from;
    while (end < text.length() && digit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int exponent(int from) {
    if (from >= text.length() || (text.charAt(from) | 0x20) != 'e') {
      return from;
    }
    boolean signed = from + 1 < text.length() && "+-".indexOf(text.charAt(from + 1)) >= 0;
    int start = from + (signed ? 2 : 1);
    int end = digits(start);
    return end > start ? end : from;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private @Nullable Value items() {
    List<Value> items = new ArrayList<>();
    at++;
    space();
    if (here() == ']' && at < text.length()) {
      at++;
      return new Value.Items(items);
    }
    while (true) {
      Value item = value();
      if (item == null) {
        return null;
      }
      items.add(item);
      space();
      if (here() == ']') {
        at++;
        return new Value.Items(items);
      }
      if (here() != ',') {
        return fail("Expecting ',' delimiter", at);
      }
      at++;
      space();
    }
  }

  private @Nullable Value members() {
    LinkedHashMap<String, Value> members = new LinkedHashMap<>();
    at++;
    space();
    if (here() == '}') {
      at++;
      return new Value.Members(members);
    }
    while (member(members)) {
      space();
      if (here() == '}') {
        at++;
        return new Value.Members(members);
      }
      if (here() != ',') {
        return fail("Expecting ',' delimiter", at);
      }
      at++;
      space();
    }
    return null;
  }

  private boolean member(Map<String, Value> members) {
    if (here() != '"') {
      fail(NAME, at);
      return false;
    }
    String name = string();
    if (name == null) {
      return false;
    }
    space();
    if (here() != ':') {
      fail("Expecting ':' delimiter", at);
      return false;
    }
    at++;
    space();
    Value value = value();
    if (value == null) {
      return false;
    }
    members.put(name, value);
    return true;
  }

  private @Nullable String string() {
    int begin = at++;
    int from = at;
    StringBuilder built = null;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        String tail = text.substring(from, at++);
        return built == null ? tail : built.append(tail).toString();
      }
      if (c < 0x20) {
        fail("Invalid control character at", at);
        return null;
      }
      if (c == '\\') {
        built = built == null ? new StringBuilder() : built;
        built.append(text, from, at);
        if (!escape(built, begin)) {
          return null;
        }
        from = at;
      } else {
        at++;
      }
    }
    fail("Unterminated string starting at", begin);
    return null;
  }

  private boolean escape(StringBuilder out, int begin) {
    if (at + 1 >= text.length()) {
      fail("Unterminated string starting at", begin);
      return false;
    }
    char c = text.charAt(at + 1);
    if (c == 'u') {
      return unicode(out);
    }
    int known = "\"\\/bfnrt".indexOf(c);
    if (known < 0) {
      fail("Invalid \\escape: ", at);
      return false;
    }
    out.append("\"\\/\b\f\n\r\t".charAt(known));
    at += 2;
    return true;
  }

  private boolean unicode(StringBuilder out) {
    int code = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = i < text.length() ? hex(text.charAt(i)) : -1;
      if (digit < 0) {
        fail("Invalid \\uXXXX escape", at + 1);
        return false;
      }
      code = code * 16 + digit;
    }
    out.append((char) code);
    at += 6;
    return true;
  }

  private static int hex(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }
}
