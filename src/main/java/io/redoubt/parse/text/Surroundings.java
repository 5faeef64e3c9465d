package io.redoubt.parse.text;

import io.redoubt.parse.frame.Bytes;

/// What stands around a possible address and decides whether it is one, and whose. Of one message.
final class Surroundings {
  private final byte[] buffer;
  private final int from;
  private final int to;

  Surroundings(byte[] buffer, int from, int to) {
    this.buffer = buffer;
    this.from = from;
    this.to = to;
  }

  boolean looksLikeV6(int i) {
    int limit = Math.min(to, i + 5);
    for (int k = i; k < limit; k++) {
      byte b = buffer[k];
      int lower = b | 32;
      if (b == ':') {
        return true;
      }
      if (!Bytes.isDigit(b) && (lower < 'a' || lower > 'f')) {
        return false;
      }
    }
    return false;
  }

  /// Whether what stands before makes this part of something longer: a version, a name, a number.
  boolean glued(int i) {
    byte before = buffer[i - 1];
    if (before == '/' && i - 2 >= from) {
      return WordRuns.isPart(buffer[i - 2]) && !slashedPort(i);
    }
    return before == '.' || before == '-' || before == '_' || before == '+' || before == '%';
  }

  /// `host/192.0.2.1:80` and `IPV4/UDP/192.0.2.1/5060`, but not `Chrome/97.0.46.99`.
  boolean slashedPort(int i) {
    int end = Addresses.ipv4End(buffer, i, to);
    return end > 0
        && end + 1 < to
        && (buffer[end] == ':' || buffer[end] == '/')
        && Bytes.isDigit(buffer[end + 1]);
  }

  /// Whether a dotted quad goes on as something longer; a port behind a fifth dot does not.
  boolean continues(int i, int end) {
    if (end >= to) {
      return false;
    }
    byte next = buffer[end];
    if (next == '.' && end + 1 < to && Bytes.isDigit(buffer[end + 1])) {
      int digits = end + 1;
      while (digits < to && Bytes.isDigit(buffer[digits])) {
        digits++;
      }
      boolean flow =
          Bytes.startsWith(buffer, digits, to, " > ")
              || (i - 2 >= from && Bytes.startsWith(buffer, i - 2, to, "> "));
      return !flow && Bytes.digits(buffer, end + 1, digits) <= 255;
    }
    if (next == '.' && end + 1 < to && WordRuns.isPart(buffer[end + 1])) {
      return true;
    }
    return (WordRuns.isPart(next) || next == '_')
        || (next == '-' && end + 1 < to && WordRuns.isPart(buffer[end + 1]));
  }

  /// The end of the port behind an address, or 0.
  int port(int end) {
    int at = end;
    if (at < to && buffer[at] == ']' && at + 1 < to && buffer[at + 1] == ':') {
      at++;
    }
    if (at + 1 >= to || (buffer[at] != ':' && buffer[at] != '#' && buffer[at] != '.')) {
      return 0;
    }
    int i = at + 1;
    while (i < to && Bytes.isDigit(buffer[i]) && i - at <= 6) {
      i++;
    }
    long port = Bytes.digits(buffer, at + 1, i);
    return port >= 0 && port <= 65_535 && at == end ? i : 0;
  }

  boolean prefix(int at) {
    int i = at;
    while (i < to && Bytes.isDigit(buffer[i])) {
      i++;
    }
    long bits = Bytes.digits(buffer, at, i);
    return bits >= 0 && bits <= 128 && (i >= to || buffer[i] != '/');
  }

  boolean sip(int i) {
    int start = Math.max(from, i - 60);
    int sip = Bytes.indexOf(buffer, start, i, "sip:");
    return sip >= 0 && Bytes.indexOf(buffer, sip, i, (byte) ' ') < 0;
  }
}
