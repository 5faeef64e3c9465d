package io.redoubt.parse.wrap;

import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.JsonScan;

/// Goes over the members of one JSON object without reading their values. One per object.
final class Members {
  private final byte[] buffer;
  private final int to;
  private int next;
  private int nameFrom;
  private int nameTo;
  private int valueFrom;
  private int valueTo;

  /// @param from where the object begins
  Members(byte[] buffer, int from, int to) {
    this.buffer = buffer;
    this.to = to;
    this.next = from + 1;
  }

  /// Goes to the next one; false at the end of the object, and where it is broken.
  boolean next() {
    int at = JsonScan.space(buffer, next, to);
    if (at < to && buffer[at] == ',') {
      at = JsonScan.space(buffer, at + 1, to);
    }
    if (at >= to || buffer[at] != '"') {
      return false;
    }
    nameFrom = at + 1;
    nameTo = JsonScan.stringEnd(buffer, nameFrom, to);
    int colon = JsonScan.space(buffer, nameTo + 1, to);
    if (colon >= to || buffer[colon] != ':') {
      return false;
    }
    valueFrom = JsonScan.space(buffer, colon + 1, to);
    valueTo = JsonScan.valueEnd(buffer, valueFrom, to);
    next = valueTo;
    return valueTo > valueFrom;
  }

  /// Behind the last one that was gone to.
  int end() {
    return next;
  }

  /// Whether it has this name.
  boolean named(String name) {
    return Bytes.equal(buffer, nameFrom, nameTo, name);
  }

  /// Its value.
  Value value() {
    return new Value(valueFrom, valueTo, buffer[valueFrom]);
  }

  /// A value in the buffer.
  ///
  /// @param from first byte
  /// @param to behind the last byte
  /// @param first which tells its kind
  record Value(int from, int to, byte first) {
    /// No value.
    static final Value NONE = new Value(0, 0, (byte) 0);

    boolean isText() {
      return first == '"';
    }

    boolean isObject() {
      return first == '{';
    }

    boolean isNone() {
      return to == 0;
    }

    /// First byte of a string's inside, or of any other value.
    int inside() {
      return isText() ? from + 1 : from;
    }

    /// Behind the last byte of a string's inside, or of any other value.
    int insideEnd() {
      return isText() ? to - 1 : to;
    }
  }
}
