package io.redoubt.parse.windows;

import io.redoubt.event.EventBuilder;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.FieldTree;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads one XML element and adds its leaves to an event: the text of elements without children by
/// their path, attributes below `#attributes`, `<Data Name='X'>` as `X`. Spans of the record where
/// nothing is escaped. A document type is refused, so that there are no entities to expand. One per
/// record, not thread-safe.
final class XmlFlattener {
  private static final int MAX_DEPTH = 48;
  private static final byte[] ATTRIBUTES = "#attributes".getBytes(StandardCharsets.US_ASCII);
  private static final int[] NO_NAME = {0, 0};

  private final byte[] buffer;
  private final int from;
  private final int to;
  private final EventBuilder out;
  private int at;
  private final FieldTree[] nodes = new FieldTree[MAX_DEPTH];
  private final int[] names = new int[2 * MAX_DEPTH];
  private final int[] contents = new int[MAX_DEPTH];
  private final boolean[] parents = new boolean[MAX_DEPTH];
  private int depth;

  XmlFlattener(byte[] buffer, int from, int to, EventBuilder out) {
    this.buffer = buffer;
    this.from = from;
    this.to = to;
    this.at = from;
    this.out = out;
  }

  /// Reads the element.
  ///
  /// @return null when it is whole, else what is wrong and at which byte of the record
  @Nullable String flatten(FieldTree root) {
    do {
      at = Bytes.find(buffer, at, to, '<');
      if (at + 1 >= to) {
        return "cut short";
      }
      boolean right =
          switch (buffer[at + 1]) {
            case '/' -> close();
            case '!' -> declaration();
            case '?' -> skipPast("?>");
            default -> open(root);
          };
      if (!right) {
        return "broken XML at byte " + (at - from);
      }
    } while (depth > 0);
    return null;
  }

  private boolean declaration() {
    if (Bytes.startsWith(buffer, at, to, "<!--")) {
      return skipPast("-->");
    }
    return Bytes.startsWith(buffer, at, to, "<![CDATA[") && skipPast("]]>");
  }

  private boolean skipPast(String end) {
    int found = Bytes.indexOf(buffer, at, to, end);
    at = found < 0 ? at : found + end.length();
    return found >= 0;
  }

  private boolean open(FieldTree root) {
    int nameFrom = at + 1;
    int nameTo = nameEnd(nameFrom);
    if (nameTo == nameFrom || depth >= MAX_DEPTH) {
      return false;
    }
    FieldTree above = depth == 0 ? root : nodes[depth - 1];
    int local = Bytes.indexOf(buffer, nameFrom, nameTo, (byte) ':') + 1;
    FieldTree node = above.child(buffer, local > 0 ? local : nameFrom, nameTo);
    at = nameTo;
    boolean data = Bytes.equal(buffer, nameFrom, nameTo, "Data");
    FieldTree named = attributes(node, data ? above : null);
    if (named == null) {
      return false;
    }
    if (depth > 0) {
      parents[depth - 1] = true;
    }
    if (Bytes.startsWith(buffer, at, to, "/>")) {
      at += 2;
      if (data && named.equals(node)) {
        out.add(node.field(), buffer, at, at);
      }
      return true;
    }
    nodes[depth] = named;
    names[2 * depth] = nameFrom;
    names[2 * depth + 1] = nameTo;
    contents[depth] = ++at;
    parents[depth++] = false;
    return true;
  }

  /// Reads attributes up to the end of the tag.
  ///
  /// @param above where data that has a name goes; null for other elements
  /// @return the node for the element's content, or null on broken markup
  private @Nullable FieldTree attributes(FieldTree node, @Nullable FieldTree above) {
    FieldTree content = node;
    while (true) {
      space();
      if (at >= to) {
        return null;
      }
      if (buffer[at] == '>' || Bytes.startsWith(buffer, at, to, "/>")) {
        return content;
      }
      int nameFrom = at;
      int nameTo = nameEnd(nameFrom);
      int[] value = value(nameTo);
      if (nameTo == nameFrom || Arrays.equals(value, NO_NAME)) {
        return null;
      }
      boolean names = above != null && Bytes.equal(buffer, nameFrom, nameTo, "Name");
      if (names && above != null && value[1] > value[0]) {
        content = above.child(buffer, value[0], value[1]);
      } else if (!Bytes.startsWith(buffer, nameFrom, nameTo, "xmlns")) {
        FieldTree attribute = node.child(ATTRIBUTES, 0, ATTRIBUTES.length);
        add(attribute.child(buffer, nameFrom, nameTo), value[0], value[1]);
      }
    }
  }

  /// The range of an attribute's value, whose name ends at `nameTo`.
  private int[] value(int nameTo) {
    at = nameTo;
    space();
    if (at >= to || buffer[at] != '=') {
      return NO_NAME;
    }
    at++;
    space();
    if (at >= to || (buffer[at] != '\'' && buffer[at] != '"')) {
      return NO_NAME;
    }
    int end = Bytes.indexOf(buffer, at + 1, to, buffer[at]);
    if (end < 0) {
      return NO_NAME;
    }
    int start = at + 1;
    at = end + 1;
    return new int[] {start, end};
  }

  private boolean close() {
    int nameFrom = at + 2;
    int nameTo = nameEnd(nameFrom);
    int end = Bytes.indexOf(buffer, nameTo, to, (byte) '>');
    boolean right =
        depth > 0
            && end >= 0
            && Arrays.equals(
                buffer, nameFrom, nameTo, buffer, names[2 * depth - 2], names[2 * depth - 1]);
    if (!right) {
      return false;
    }
    depth--;
    if (!parents[depth] && worth(contents[depth])) {
      add(nodes[depth], contents[depth], at);
    }
    at = end + 1;
    return true;
  }

  /// An empty element of `System` says nothing; an empty value of the event's data does.
  private boolean worth(int content) {
    return at > content || (depth > 1 && !nodes[1].field().name().equals("Event.System"));
  }

  private void add(FieldTree node, int start, int end) {
    if (XmlText.plain(buffer, start, end)) {
      out.add(node.field(), buffer, start, end);
    } else {
      out.add(node.field(), XmlText.of(buffer, start, end));
    }
  }

  private int nameEnd(int start) {
    int i = start;
    while (i < to && buffer[i] > ' ' && buffer[i] != '>' && buffer[i] != '/' && buffer[i] != '=') {
      i++;
    }
    return i;
  }

  private void space() {
    while (at < to && buffer[at] >= 0 && buffer[at] <= ' ') {
      at++;
    }
  }
}
