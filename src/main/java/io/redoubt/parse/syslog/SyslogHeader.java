package io.redoubt.parse.syslog;

import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;

/// Where the parts of a syslog line lie. Filled by the readers of this package; ranges with equal
/// ends are absent. Used for one line, then for the next; not thread-safe.
final class SyslogHeader {
  byte[] buffer;
  int to;
  int at;

  /// Facility times eight plus severity, or -1.
  int priority = -1;

  int timeFrom;
  int timeTo;
  TimeShape timeShape = TimeShape.SYSLOG;
  int hostFrom;
  int hostTo;
  int programFrom;
  int programTo;
  int pidFrom;
  int pidTo;

  /// Cisco's `%FACILITY-SEVERITY-MNEMONIC`, without the `%`.
  int codeFrom;

  int codeTo;

  SyslogHeader(byte[] buffer, int from, int to) {
    this.buffer = buffer;
    this.at = from;
    this.to = to;
  }

  /// Begins with another line; nothing is known of it.
  void begin(byte[] bytes, int from, int end) {
    buffer = bytes;
    at = from;
    to = end;
    priority = -1;
    timeFrom = 0;
    timeTo = 0;
    timeShape = TimeShape.SYSLOG;
    hostFrom = 0;
    hostTo = 0;
    programFrom = 0;
    programTo = 0;
    pidFrom = 0;
    pidTo = 0;
    codeFrom = 0;
    codeTo = 0;
  }

  int peek() {
    return at < to ? buffer[at] : -1;
  }

  int peek(int ahead) {
    return at + ahead < to ? buffer[at + ahead] : -1;
  }

  boolean digitAt(int ahead) {
    return at + ahead < to && Bytes.isDigit(buffer[at + ahead]);
  }

  void spaces() {
    while (at < to && buffer[at] == ' ') {
      at++;
    }
  }

  /// The end of the run without spaces that begins at `from`.
  int tokenEnd(int from) {
    return Bytes.find(buffer, from, to, ' ');
  }

  /// Reads `<0>` to `<191>` if it stands here.
  boolean priority() {
    int close = at + 2;
    while (close < to && close <= at + 4 && buffer[close] != '>') {
      close++;
    }
    long value = close < to && buffer[close] == '>' ? Bytes.digits(buffer, at + 1, close) : -1;
    if (value < 0 || value > 191) {
      return false;
    }
    priority = (int) value;
    at = close + 1;
    return true;
  }

  boolean hasPid() {
    return pidTo > pidFrom;
  }

  boolean hasProgram() {
    return programTo > programFrom;
  }

  boolean hasCode() {
    return codeTo > codeFrom;
  }

  boolean hasTime() {
    return timeTo > timeFrom;
  }
}
