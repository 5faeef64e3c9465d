package io.redoubt.report.terminal;

import io.redoubt.report.inert.Inert;
import io.redoubt.report.wording.Columns;
import java.util.ArrayList;
import java.util.List;

/// Lines of a terminal, collected. Whatever goes through [#label], [#text] and [#item] is made
/// inert here and wrapped at the terminal's width; [#line] takes what is inert already. Not
/// thread-safe.
final class Page {
  private static final int LABEL = 9;
  private final Style style;
  private final StringBuilder out = new StringBuilder();

  Page(Style style) {
    this.style = style;
  }

  /// A line of finished text.
  Page line(String finished) {
    out.append(finished).append('\n');
    return this;
  }

  /// Wrapped text behind a label in the margin.
  Page label(String label, String text) {
    List<String> lines = wrap(Inert.terminal(text), style.columns() - LABEL);
    String margin = style.bold(Columns.fit(label, LABEL));
    for (String line : lines) {
      line(margin + line);
      margin = " ".repeat(LABEL);
    }
    return this;
  }

  /// Wrapped text, indented.
  Page text(int indent, String text) {
    for (String line : wrap(Inert.terminal(text), style.columns() - indent)) {
      line(" ".repeat(indent) + line);
    }
    return this;
  }

  /// Wrapped text behind a bullet or a name of its own, which is finished text.
  Page item(int indent, String bullet, int bulletColumns, String text) {
    int inner = indent + bulletColumns + 1;
    String margin = " ".repeat(indent) + bullet + " ";
    for (String line : wrap(Inert.terminal(text), style.columns() - inner)) {
      line(margin + line);
      margin = " ".repeat(inner);
    }
    return this;
  }

  /// An empty line.
  Page gap() {
    return line("");
  }

  /// Breaks inert text between words; a word longer than a line is broken anywhere.
  static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      String rest = word;
      if (!line.isEmpty() && Columns.of(line.toString()) + 1 + Columns.of(rest) > columns) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (Columns.of(rest) > columns) {
        int fits = fitting(rest, columns);
        lines.add(rest.substring(0, fits));
        rest = rest.substring(fits);
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }

  private static int fitting(String text, int columns) {
    int used = 0;
    int i = 0;
    while (i < text.length()) {
      int next = i + Character.charCount(text.codePointAt(i));
      used += Columns.of(text.substring(i, next));
      if (used > columns && i > 0) {
        return i;
      }
      i = next;
    }
    return i;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
