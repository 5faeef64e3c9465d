package io.redoubt.report.html;

import io.redoubt.report.inert.Inert;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/// Writes HTML whose tags are the program's own and whose texts and attribute values are always
/// escaped: there is no way to write a text as it is. Not thread-safe.
final class Html {
  private static final Set<String> VOID = Set.of("meta", "input", "br", "rect", "line", "path");

  private final StringBuilder out = new StringBuilder(64 << 10);
  private final Deque<String> open = new ArrayDeque<>();

  /// Opens an element.
  ///
  /// @param attributes names and values in turn; a name must be a constant of the program
  Html open(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(Inert.html(attributes[i + 1])).append('"');
    }
    out.append('>');
    if (!VOID.contains(tag)) {
      open.push(tag);
    } else if (!tag.equals("meta") && !tag.equals("input") && !tag.equals("br")) {
      out.append("</").append(tag).append('>');
    }
    return this;
  }

  /// Closes the innermost element.
  Html close() {
    out.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /// Closes `count` elements.
  Html close(int count) {
    for (int i = 0; i < count; i++) {
      close();
    }
    return this;
  }

  /// Writes text.
  Html text(String text) {
    out.append(Inert.html(text));
    return this;
  }

  /// Writes text whose line breaks are kept, for use inside `pre`.
  Html lines(String text) {
    int from = 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      out.append(Inert.html(text.substring(from, at))).append('\n');
      from = at + 1;
    }
    return text(text.substring(from));
  }

  /// Writes an element that holds only text.
  Html leaf(String tag, String text, String... attributes) {
    open(tag, attributes).text(text);
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /// Writes the inside of the one style sheet; it is the program's own.
  Html style(String css) {
    out.append("<style>\n").append(css).append("</style>\n");
    return this;
  }

  /// Begins the document.
  Html doctype() {
    out.append("<!doctype html>\n");
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
