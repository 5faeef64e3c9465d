package io.redoubt.parse.zeek;

import io.redoubt.event.Field;
import io.redoubt.event.Format;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What the header lines of a tab-separated log say. Immutable: each line makes a new one.
///
/// @param format `zeek.` and the `#path`
/// @param names of the columns, in order
/// @param types of the columns as Zeek writes them, such as `set[addr]`; may be fewer than `names`
/// @param marks how values are separated and left out
record ZeekHeader(Format format, List<String> names, List<String> types, Marks marks) {
  /// Before any header line.
  static final ZeekHeader NONE =
      new ZeekHeader(
          new Format("zeek"), List.of(), List.of(), new Marks('\t', ',', "(empty)", "-"));

  /// @param separator between columns
  /// @param set between the elements of a set or vector
  /// @param empty stands for an empty set or text
  /// @param unset stands for no value
  record Marks(char separator, char set, String empty, String unset) {}

  /// This header with one more line, `#name<separator>values…`, in `buffer[from, to)`.
  ZeekHeader with(byte[] buffer, int from, int to) {
    String line = new String(buffer, from, to - from, StandardCharsets.UTF_8);
    if (line.startsWith("#separator ")) {
      Marks fresh = new Marks(one(line.substring(11)), ',', "(empty)", "-");
      return new ZeekHeader(NONE.format, List.of(), List.of(), fresh);
    }
    List<String> parts = split(line, marks.separator);
    String value = parts.size() > 1 ? parts.get(1) : "";
    return switch (parts.getFirst()) {
      case "#set_separator" ->
          marked(new Marks(marks.separator, one(value), marks.empty, marks.unset));
      case "#empty_field" -> marked(new Marks(marks.separator, marks.set, value, marks.unset));
      case "#unset_field" -> marked(new Marks(marks.separator, marks.set, marks.empty, value));
      case "#path" -> {
        byte[] path = value.getBytes(StandardCharsets.UTF_8);
        yield new ZeekHeader(ZeekLogs.format(path, 0, path.length), names, types, marks);
      }
      case "#fields" -> new ZeekHeader(format, parts.subList(1, parts.size()), types, marks);
      case "#types" -> new ZeekHeader(format, names, parts.subList(1, parts.size()), marks);
      default -> this;
    };
  }

  private ZeekHeader marked(Marks other) {
    return new ZeekHeader(format, names, types, other);
  }

  /// The fields of the columns, under the log's name.
  Field[] fields() {
    return names.stream().map(name -> Field.of(format.id() + "." + name)).toArray(Field[]::new);
  }

  /// A separator, perhaps written as `\x09`.
  private static char one(String text) {
    if (text.matches("\\\\x[0-9A-Fa-f]{2}")) {
      return (char) Integer.parseInt(text.substring(2), 16);
    }
    return text.isEmpty() ? '\t' : text.charAt(0);
  }

  private static List<String> split(String line, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = line.indexOf(separator); i >= 0; i = line.indexOf(separator, start)) {
      parts.add(line.substring(start, i));
      start = i + 1;
    }
    parts.add(line.substring(start));
    return List.copyOf(parts);
  }
}
