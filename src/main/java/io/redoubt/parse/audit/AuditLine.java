package io.redoubt.parse.audit;

import io.redoubt.parse.frame.Bytes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The beginning of an audit record: `[node=NAME ]type=TYPE msg=audit(SECONDS.MILLIS:SERIAL): `.
///
/// @param nodeFrom first byte of the node's name, -1 without
/// @param typeFrom first byte of the record's type
/// @param timeFrom first byte of the time
/// @param serialFrom first byte of the event's serial number
/// @param fieldsFrom first byte behind the header
record AuditLine(
    int nodeFrom,
    int nodeTo,
    int typeFrom,
    int typeTo,
    int timeFrom,
    int timeTo,
    int serialFrom,
    int serialTo,
    int fieldsFrom) {
  private static final String MESSAGE = " msg=audit(";
  private static final int HEAD = 400;

  /// Whether a record can begin here; cheap.
  static boolean possible(byte[] buffer, int from, int to) {
    return to - from > 24
        && (Bytes.startsWith(buffer, from, to, "type=")
            || Bytes.startsWith(buffer, from, to, "node="));
  }

  /// The header of the line `buffer[from, to)`, or null when it is none.
  static @Nullable AuditLine read(byte[] buffer, int from, int to) {
    if (!possible(buffer, from, to)) {
      return null;
    }
    int at = from;
    int node = -1;
    int nodeTo = -1;
    if (buffer[from] == 'n') {
      node = from + 5;
      nodeTo = Bytes.find(buffer, node, to, ' ');
      at = nodeTo + 1;
    }
    if (!Bytes.startsWith(buffer, at, to, "type=")) {
      return null;
    }
    int type = at + 5;
    int typeTo = Bytes.find(buffer, type, to, ' ');
    if (!Bytes.startsWith(buffer, typeTo, to, " msg=audit(")) {
      return null;
    }
    int time = typeTo + 11;
    int close = Bytes.indexOf(buffer, time, to, (byte) ')');
    int colon = close < 0 ? -1 : Bytes.lastIndexOf(buffer, time, close, (byte) ':');
    if (colon < 0 || Bytes.digits(buffer, colon + 1, close) < 0) {
      return null;
    }
    int fields = Bytes.startsWith(buffer, close, to, "): ") ? close + 3 : close + 1;
    return new AuditLine(node, nodeTo, type, typeTo, time, colon, colon + 1, close, fields);
  }

  /// The header of a later line of an event that came over syslog: it stands behind the header of
  /// syslog. Null when there is none.
  static @Nullable AuditLine behindHeader(byte[] buffer, int from, int to) {
    int audit = Bytes.indexOf(buffer, from, to, " msg=audit(");
    int type = audit < 0 ? -1 : Bytes.lastIndexOf(buffer, from, audit, (byte) '=') - 4;
    if (type < from || !Bytes.startsWith(buffer, type, to, "type=")) {
      return null;
    }
    int node = Bytes.lastIndexOf(buffer, from, Math.max(from, type - 1), (byte) ' ') + 1;
    return read(buffer, Bytes.startsWith(buffer, node, to, "node=") ? node : type, to);
  }

  /// The header of a line that may have come over syslog: bare, or within the first 400 bytes
  /// behind a header of syslog. Null when there is none.
  static @Nullable AuditLine sent(byte[] buffer, int from, int to) {
    if (from >= to || buffer[from] == '{') {
      return null;
    }
    AuditLine bare = read(buffer, from, to);
    return bare != null || !anywhere(buffer, from, Math.min(to, from + HEAD))
        ? bare
        : behindHeader(buffer, from, to);
  }

  /// Whether the beginning of an audit record is somewhere in `buffer[from, to)`.
  static boolean anywhere(byte[] buffer, int from, int to) {
    int open = Bytes.farIndexOf(buffer, from, to, (byte) '(');
    while (open >= 0) {
      int start = open + 1 - MESSAGE.length();
      if (start >= from && Bytes.startsWith(buffer, start, to, MESSAGE)) {
        return true;
      }
      open = Bytes.farIndexOf(buffer, open + 1, to, (byte) '(');
    }
    return false;
  }

  /// Where the record begins.
  int from() {
    return (nodeFrom >= 0 ? nodeFrom : typeFrom) - 5;
  }

  /// Whether both headers are of one event: same time and serial number.
  static boolean sameEvent(byte[] buffer, AuditLine a, AuditLine b) {
    return Arrays.equals(buffer, a.timeFrom, a.serialTo, buffer, b.timeFrom, b.serialTo);
  }
}
