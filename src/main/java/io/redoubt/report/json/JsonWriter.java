package io.redoubt.report.json;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes JSON structure: objects, lists, names and values, on one line or indented by two spaces.
/// The caller keeps brackets in balance. Not thread-safe.
public final class JsonWriter {
  private final JsonBytes out;
  private final boolean indented;
  private int depth;
  private boolean empty = true;
  private boolean named;

  /// A writer onto `out`.
  public JsonWriter(JsonBytes out, boolean indented) {
    this.out = out;
    this.indented = indented;
  }

  /// Opens an object.
  public JsonWriter object() {
    return open('{');
  }

  /// Closes the object.
  public JsonWriter endObject() {
    return close('}');
  }

  /// Opens a list.
  public JsonWriter list() {
    return open('[');
  }

  /// Closes the list.
  public JsonWriter endList() {
    return close(']');
  }

  /// Names the next value.
  public JsonWriter name(String name) {
    separate();
    out.string(name);
    out.raw(':');
    if (indented) {
      out.raw(' ');
    }
    named = true;
    return this;
  }

  /// Writes a string, or `null`.
  public JsonWriter value(@Nullable String value) {
    separate();
    if (value == null) {
      out.raw("null");
    } else {
      out.string(value);
    }
    return this;
  }

  /// Writes a named string, or `null`.
  public JsonWriter field(String name, @Nullable String value) {
    return name(name).value(value);
  }

  /// Writes a named string, `null` when it is empty.
  public JsonWriter known(String name, String value) {
    return name(name).value(value.isEmpty() ? null : value);
  }

  /// Writes a named whole number.
  public JsonWriter field(String name, long value) {
    return name(name).literal(Long.toString(value));
  }

  /// Writes a named share between 0 and 1, with up to four decimals.
  public JsonWriter share(String name, double value) {
    double bounded = Double.isNaN(value) ? 0 : Math.clamp(value, 0, 1);
    long hundredths = Math.round(bounded * 100);
    return name(name)
        .literal(hundredths / 100.0 == bounded ? hundredths(hundredths) : digits(bounded));
  }

  /* 100 → 1, 70 → 0.7, 5 → 0.05 */
  private static String hundredths(long hundredths) {
    if (hundredths % 100 == 0) {
      return Long.toString(hundredths / 100);
    }
    return hundredths % 10 == 0
        ? "0." + hundredths / 10
        : (hundredths < 10 ? "0.0" : "0.") + hundredths;
  }

  static String digits(double share) {
    return String.format(Locale.ROOT, "%.4f", share).replaceFirst("\\.?0+$", "");
  }

  /// Writes a named whole number, `null` when it is below `least`, which means there is none.
  public JsonWriter known(String name, long value, long least) {
    return name(name).literal(value < least ? "null" : Long.toString(value));
  }

  /// Writes a named truth value.
  public JsonWriter field(String name, boolean value) {
    return name(name).literal(Boolean.toString(value));
  }

  /// Writes a named time as RFC 3339 in UTC, or `null`.
  public JsonWriter field(String name, @Nullable Instant value) {
    return name(name).value(value == null ? null : value.toString());
  }

  /// Writes a named list of strings.
  public JsonWriter strings(String name, List<String> values) {
    name(name).list();
    values.forEach(this::value);
    return endList();
  }

  /// Writes a number or another JSON literal.
  public JsonWriter literal(String json) {
    separate();
    out.raw(json);
    return this;
  }

  private JsonWriter open(char bracket) {
    separate();
    out.raw(bracket);
    depth++;
    empty = true;
    return this;
  }

  private JsonWriter close(char bracket) {
    depth--;
    if (!empty) {
      line();
    }
    out.raw(bracket);
    empty = false;
    return this;
  }

  private void separate() {
    if (named) {
      named = false;
      empty = false;
      return;
    }
    if (!empty) {
      out.raw(',');
    }
    if (depth > 0) {
      line();
    }
    empty = false;
  }

  private void line() {
    if (indented) {
      out.raw('\n');
      for (int i = 0; i < depth; i++) {
        out.raw("  ");
      }
    }
  }
}
