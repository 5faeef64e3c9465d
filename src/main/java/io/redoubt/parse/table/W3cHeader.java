package io.redoubt.parse.table;

import io.redoubt.parse.frame.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the directives (`#Fields:` …) of a W3C extended log have said so far. Immutable.
///
/// @param software who writes, empty when unknown
/// @param date the date for rows without one, `yyyy-mm-dd`, empty when unknown
/// @param offset how the times' zone is written; `Z` unless `#GMT-Offset:` says otherwise
/// @param fields the columns' names
/// @param comma whether commas stand between the values, as in Exchange's logs
record W3cHeader(String software, String date, String offset, List<String> fields, boolean comma) {
  /// Nothing is known.
  static final W3cHeader NONE = new W3cHeader("", "", "Z", List.of(), false);

  /// What is known after the directive `buffer[from, to)`.
  W3cHeader with(byte[] buffer, int from, int to) {
    int colon = Bytes.find(buffer, from, to, ':');
    String name = text(buffer, from + 1, colon);
    String value = text(buffer, Math.min(colon + 1, to), to);
    return switch (name) {
      case "Software" -> new W3cHeader(value, date, offset, fields, comma);
      case "Date", "Start-Date" -> new W3cHeader(software, day(value), offset, fields, comma);
      case "GMT-Offset" -> new W3cHeader(software, date, zone(value), fields, comma);
      case "Fields" -> withFields(value);
      default -> this;
    };
  }

  private W3cHeader withFields(String value) {
    boolean commas = value.indexOf(',') >= 0 && value.indexOf(' ') < 0;
    List<String> names = List.of(value.split(commas ? "," : "[ \t]+"));
    return new W3cHeader(software, date, offset, names, commas);
  }

  private static String day(String value) {
    return value.length() >= 10 && value.charAt(4) == '-' ? value.substring(0, 10) : "";
  }

  private static String zone(String value) {
    boolean whole = value.length() == 5 && (value.charAt(0) == '-' || value.charAt(0) == '+');
    return whole ? value : "Z";
  }

  private static String text(byte[] buffer, int from, int to) {
    return new String(buffer, from, to - from, StandardCharsets.UTF_8).strip();
  }
}
