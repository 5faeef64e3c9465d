package io.redoubt.normalize;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;

/// The bytes of one cell, JSON escapes undone. Loaded again for the next cell; not thread-safe.
final class Value {
  private final EventBuilder event;
  byte[] buffer = new byte[0];
  int from;
  int to;

  Value(EventBuilder event) {
    this.event = event;
  }

  /// Loads cell `i`.
  Value of(int i) {
    if (event.escaped(i)) {
      from = event.sideAppend(event.text(i));
      to = event.sideLength();
      buffer = event.side();
    } else {
      buffer = event.spanBuffer(i);
      from = event.spanStart(i);
      to = from + event.spanLength(i);
      if (buffer != event.record().buffer() && buffer != event.side()) {
        constant();
      }
    }
    return this;
  }

  /// A constant's bytes lie elsewhere: spans of them need a copy.
  private void constant() {
    int start = event.sideAppend(buffer, from, to);
    buffer = event.side();
    to = event.sideLength();
    from = start;
  }

  /// Whether it says nothing: empty or a lone `-`.
  boolean blank() {
    return to == from || (to == from + 1 && buffer[from] == '-');
  }

  /// Adds the part `[start, end)` of the value as text, if there is anything in it.
  void add(Field field, int start, int end) {
    if (end > start) {
      event.add(field, buffer, start, end);
    }
  }

  /// Adds the part `[start, end)` of the value, which is digits, as a number.
  void addNumber(Field field, int start, int end) {
    if (end > start) {
      event.addNumber(field, buffer, start, end);
    }
  }

  int indexOf(int start, int end, char wanted) {
    for (int i = start; i < end; i++) {
      if (buffer[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  int lastIndexOf(char wanted) {
    for (int i = to - 1; i >= from; i--) {
      if (buffer[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  boolean digits(int start, int end) {
    for (int i = start; i < end; i++) {
      if (buffer[i] < '0' || buffer[i] > '9') {
        return false;
      }
    }
    return end > start;
  }
}
