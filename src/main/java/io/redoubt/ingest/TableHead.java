package io.redoubt.ingest;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The header lines of a table that have been seen so far, such as those of Zeek's tab-separated
/// logs and of W3C extended logs (IIS): without them its rows mean nothing. Immutable. Sources: the
/// Zeek manual, "Log Formats and Inspection"; W3C working draft WD-logfile-960323.
public final class TableHead {
  /// Begins what is declared of rows that follow one header.
  public static final String ROWS = "table\n";

  /// Begins what is declared of records among which there may be rows of these tables, the header
  /// of the latest first, a form feed between two.
  public static final String AMONG = "tables\n";

  /// Nothing was seen.
  public static final TableHead NONE = new TableHead(Map.of());

  /* Also the most that all header lines together may have. */
  private static final int LONGEST = 16 << 10;
  private static final int MOST = 32;

  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "#(?:separator |(?:set_separator|empty_field|unset_field|path|fields|types)[\\t ,;|]|"
              + "(?:Software|Version|Date|Start-Date|GMT-Offset|Fields|Remark|Log-type):)");

  private final Map<String, String> lines;

  private TableHead(Map<String, String> lines) {
    this.lines = lines;
  }

  /// Whether a line, `buffer[from, to)`, is one that begins the header of a table.
  public static boolean begins(byte[] buffer, int from, int to) {
    if (from >= to || buffer[from] != '#') {
      return false;
    }
    int end = Math.min(to, from + 20);
    return DIRECTIVE
        .matcher(new String(buffer, from, end - from, StandardCharsets.ISO_8859_1))
        .lookingAt();
  }

  /// What is known after a further line that begins with `#`. `#separator` begins anew; a line of
  /// the same name takes the place of an earlier one.
  public TableHead with(byte[] buffer, int from, int to) {
    String line = new String(buffer, from, to - from, StandardCharsets.UTF_8);
    String name = name(line);
    if (!begins(buffer, from, to) || name.equals("#Remark") || name.equals("#Version")) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>();
    if (!name.equals("#separator")) {
      more.putAll(lines);
    }
    more.remove(name);
    more.put(name, line);
    int length = more.values().stream().mapToInt(String::length).sum();
    return length > LONGEST || more.size() > MOST ? this : new TableHead(more);
  }

  private static String name(String line) {
    int end = 1;
    while (end < line.length()
        && (Character.isLetter(line.charAt(end))
            || line.charAt(end) == '-'
            || line.charAt(end) == '_')) {
      end++;
    }
    return line.substring(0, end);
  }

  /// Whether the columns are known.
  public boolean hasColumns() {
    return lines.containsKey("#fields") || lines.containsKey("#Fields");
  }

  /// Its lines, one below the other, in an order in which they can be read again.
  public String text() {
    return String.join("\n", lines.values());
  }

  /// The lines of a text that [#text] gave.
  public static TableHead of(String text) {
    TableHead head = NONE;
    for (String line : List.of(text.split("\n"))) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      head = head.with(bytes, 0, bytes.length);
    }
    return head;
  }

  /// What is declared of the rows below it; empty when the columns are not known.
  public String declared() {
    return hasColumns() ? ROWS + text() : "";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TableHead head && head.lines.equals(lines);
  }

  @Override
  public int hashCode() {
    return lines.hashCode();
  }
}
