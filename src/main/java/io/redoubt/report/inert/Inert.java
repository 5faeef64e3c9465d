package io.redoubt.report.inert;

import java.util.Locale;

/// Text that does nothing, whatever it says, in the medium it is written to. Thread-safe.
public final class Inert {
  private Inert() {}

  /// For a terminal, on one line: what steers or hides is shown as `\x1b`, `\n`, `\u202e`. Two
  /// texts may look alike afterwards (a backslash stays one); the exact text stands in the JSON.
  public static String terminal(String text) {
    int first = firstHidden(text);
    if (first < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
    int i = first;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (Hidden.is(codePoint)) {
        visible(codePoint, out);
      } else {
        out.appendCodePoint(codePoint);
      }
    }
    return out.toString();
  }

  private static int firstHidden(String text) {
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      if (Hidden.is(codePoint)) {
        return i;
      }
      i += Character.charCount(codePoint);
    }
    return -1;
  }

  private static void visible(int codePoint, StringBuilder out) {
    switch (codePoint) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        String form = codePoint < 0x100 ? "\\x%02x" : codePoint < 0x10000 ? "\\u%04x" : "\\u{%x}";
        out.append(String.format(Locale.ROOT, form, codePoint));
      }
    }
  }

  /// For HTML, as text or as a quoted attribute's value.
  public static String html(String text) {
    String shown = terminal(text);
    StringBuilder out = new StringBuilder(shown.length() + 32);
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '`' -> out.append("&#96;");
        case '=' -> out.append("&#61;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /// For Markdown, inside a paragraph, a list item or a table cell: no link, image, emphasis, code,
  /// table bar or HTML is left, and no scheme or `www.` that a renderer would make a link of.
  public static String markdown(String text) {
    String shown = terminal(text).stripLeading();
    StringBuilder out = new StringBuilder(shown.length() + 32);
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case ':' -> out.append(scheme(shown, i) ? "&#58;" : ":");
        case '@' -> out.append("&#64;");
        case '|' -> out.append("&#124;");
        case '`' -> out.append("&#96;");
        case '\\', '*', '_', '[', ']', '#', '~', '$' ->
            out.append("&#").append((int) c).append(';');
        case '-', '+' -> out.append(i == 0 ? "&#" + (int) c + ";" : String.valueOf(c));
        case '.' -> out.append(dot(shown, i) ? "&#46;" : ".");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /// Whether the colon ends a scheme that renderers make links of.
  private static boolean scheme(String text, int at) {
    return text.startsWith("/", at + 1)
        || text.regionMatches(true, Math.max(at - 6, 0), "mailto", 0, 6)
        || text.regionMatches(true, Math.max(at - 4, 0), "xmpp", 0, 4);
  }

  /// Whether the dot follows `www` or begins a numbered list.
  private static boolean dot(String text, int at) {
    return text.regionMatches(true, Math.max(at - 3, 0), "www", 0, 3)
        || (at > 0
            && Character.isDigit(text.charAt(at - 1))
            && at + 1 < text.length()
            && text.charAt(at + 1) == ' ');
  }

  /// A cell of CSV (RFC 4180): a spreadsheet takes it for text and not for a formula. Cells that
  /// begin with `=`, `+`, `-`, `@`, a tab or a line break get a leading apostrophe.
  public static String csv(String text) {
    String shown = terminal(text);
    boolean formula = shown.strip().length() > 1 && "=+-@".indexOf(firstShown(text)) >= 0;
    boolean steering = !text.isEmpty() && Hidden.is(text.codePointAt(0));
    String cell = formula || steering ? "'" + shown : shown;
    boolean quoted =
        cell.indexOf(',') >= 0
            || cell.indexOf('"') >= 0
            || cell.indexOf(';') >= 0
            || cell.startsWith(" ")
            || cell.endsWith(" ")
            || !cell.equals(text);
    return quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  /// The first character that is no blank: spreadsheets skip leading spaces. Full-width signs count
  /// as their plain ones, because some spreadsheets take them so.
  private static char firstShown(String text) {
    String shown = text.strip();
    char c = shown.isEmpty() ? ' ' : shown.charAt(0);
    return c >= '\uff01' && c <= '\uff5e' ? (char) (c - 0xfee0) : c;
  }
}
