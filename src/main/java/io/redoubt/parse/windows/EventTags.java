package io.redoubt.parse.windows;

import io.redoubt.parse.frame.Bytes;

/// The tags between which the XML of an event lies.
final class EventTags {
  /// Ends an event.
  static final String CLOSE = "</Event>";

  private static final String OPEN = "<Event";

  private EventTags() {}

  /// Whether an event begins at `at`.
  static boolean opens(byte[] buffer, int at, int to) {
    int behind = at + OPEN.length();
    return behind < to
        && (buffer[behind] == '>' || buffer[behind] == ' ' || isBreak(buffer[behind]))
        && Bytes.startsWith(buffer, at, to, OPEN);
  }

  /// Where the next event begins in `buffer[from, to)`, or -1.
  static int find(byte[] buffer, int from, int to) {
    int at = Bytes.indexOf(buffer, from, to, OPEN);
    while (at >= 0 && !opens(buffer, at, to)) {
      at = Bytes.indexOf(buffer, at + 1, to, OPEN);
    }
    return at;
  }

  /// One past the last closing tag in `buffer[from, to)`, or -1.
  static int lastEnd(byte[] buffer, int from, int to) {
    for (int at = Bytes.lastIndexOf(buffer, from, to, (byte) '<');
        at >= from;
        at = Bytes.lastIndexOf(buffer, from, at, (byte) '<')) {
      if (Bytes.startsWith(buffer, at, to, CLOSE)) {
        return at + CLOSE.length();
      }
    }
    return -1;
  }

  private static boolean isBreak(byte b) {
    return b == '\n' || b == '\r' || b == '\t';
  }
}
