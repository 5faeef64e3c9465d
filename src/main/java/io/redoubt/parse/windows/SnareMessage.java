package io.redoubt.parse.windows;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Takes a rendered message apart, in which line ends and tabs became blanks: two or more of them
/// part labels, values and sections. One per message, not thread-safe.
final class SnareMessage {
  private static final int LONGEST_LABEL = 48;

  private final byte[] buffer;
  private final int to;
  private final EventBuilder out;
  private int at;
  private String section = "";
  private String label = "";
  private boolean addresses;

  SnareMessage(byte[] buffer, int from, int to, EventBuilder out) {
    this.buffer = buffer;
    this.at = from;
    this.to = to;
    this.out = out;
  }

  /// Adds a field for every labelled value.
  void read() {
    while (at < to) {
      int from = at;
      int end = pieceEnd();
      if (end > from) {
        piece(from, end);
      }
    }
  }

  /// Moves behind the piece and the blanks after it.
  private int pieceEnd() {
    while (at < to && !(buffer[at] == ' ' && (at + 1 >= to || buffer[at + 1] == ' '))) {
      at++;
    }
    int end = at;
    while (at < to && buffer[at] == ' ') {
      at++;
    }
    return end;
  }

  private void piece(int from, int end) {
    if (buffer[end - 1] == ':' && end - from <= LONGEST_LABEL) {
      String name = text(from, end - 1);
      boolean opens = SnareLabels.section(name);
      section = opens ? name : section;
      label = opens ? "" : name;
      return;
    }
    if (!label.isEmpty()) {
      add(label, from, end);
      label = "";
      return;
    }
    int colon = colon(from, end);
    if (colon > 0) {
      add(text(from, colon), colon + 2, end);
    }
  }

  /// Where the label ends in `Virtual Account: No`, or -1.
  private int colon(int from, int end) {
    for (int i = from; i + 2 < end && i - from <= LONGEST_LABEL; i++) {
      if (buffer[i] == ':' && buffer[i + 1] == ' ') {
        return i;
      }
    }
    return -1;
  }

  private void add(String name, int from, int end) {
    addresses |= name.equals("Source Address");
    Field field = SnareLabels.field(section, name, addresses);
    String respelt = Spelling.of(buffer, from, end);
    if (respelt == null && end - from > 2 && buffer[from] == '0' && buffer[from + 1] == 'x') {
      respelt = text(from, end).toLowerCase(Locale.ROOT);
    }
    if (respelt != null) {
      out.add(field, respelt);
    } else {
      out.add(field, buffer, from, end);
    }
  }

  private String text(int from, int end) {
    return new String(buffer, from, end - from, StandardCharsets.UTF_8);
  }
}
