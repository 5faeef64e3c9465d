package io.redoubt.parse.web;

import io.redoubt.parse.frame.Bytes;

/// A place in a line, moved on word by word. Of one call, not thread-safe. A failed step leaves
/// [#ok] false and everything after it empty.
final class Scan {
  final byte[] buffer;
  final int to;

  /// Where the next step begins.
  int at;

  /// First byte of what the last step took.
  int from;

  /// One past its last byte.
  int end;

  /// Whether all steps so far succeeded.
  boolean ok = true;

  Scan(byte[] buffer, int from, int to) {
    this.buffer = buffer;
    this.at = from;
    this.to = to;
  }

  /// Takes up to the next space and skips it.
  Scan word() {
    from = Math.min(at, to);
    end = Bytes.find(buffer, from, to, ' ');
    ok &= end > from;
    at = Math.min(end + 1, to);
    return this;
  }

  /// Takes what stands between these two characters, skips one space behind.
  Scan between(char open, char close) {
    boolean opens = at < to && buffer[at] == open;
    from = Math.min(at + 1, to);
    end = close == '"' ? Quoted.end(buffer, from, to) : Bytes.find(buffer, from, to, close);
    ok &= opens && end < to;
    at = Math.min(end + 1, to);
    if (at < to && buffer[at] == ' ') {
      at++;
    }
    return this;
  }

  /// Whether the next byte is this one.
  boolean sees(char c) {
    return at < to && buffer[at] == c;
  }

  /// Whether these characters come next; if so, skips them.
  boolean skip(String latin1) {
    boolean here = Bytes.startsWith(buffer, at, to, latin1);
    at += here ? latin1.length() : 0;
    return here;
  }

  /// The value of what was taken as digits, or -1.
  long digits() {
    return Bytes.digits(buffer, from, end);
  }

  /// How often this character stands in what was taken.
  int count(char c) {
    return Bytes.count(buffer, from, end, (byte) c);
  }
}
