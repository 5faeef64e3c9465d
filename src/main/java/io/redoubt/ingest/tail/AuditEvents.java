package io.redoubt.ingest.tail;

import java.nio.charset.StandardCharsets;

/// Which lines of a followed file are one event of the Linux audit system: neighbours that name the
/// same time and serial number, `audit(1700000000.123:42)`. Source: "Red Hat Enterprise Linux 9,
/// Security hardening, Understanding Audit log files".
final class AuditEvents {
  /// Lines of one event that are joined at most.
  static final int MOST_LINES = 200;

  /// Bytes of one event that are joined at most.
  static final int MOST_BYTES = 1 << 17;

  private static final int HEAD = 400;
  private static final byte[] TYPE = bytes("type=");
  private static final byte[] NODE = bytes("node=");
  private static final byte[] ID = bytes("msg=audit(");
  private static final byte[] SYSCALL = bytes("SYSCALL ");
  private static final byte[] KERNEL = bytes("AVC ");
  private static final byte[] LAST = bytes("type=PROCTITLE ");
  private static final byte[] END = bytes("type=EOE ");

  private AuditEvents() {}

  /// Where the time and serial number of the line stand; -1 when it is no line of an audit log.
  static int id(byte[] buffer, int from, int to) {
    if (!at(buffer, from, to, TYPE) && !at(buffer, from, to, NODE)) {
      return -1;
    }
    int found = find(buffer, from, Math.min(to, from + HEAD), ID);
    return found < 0 ? -1 : found + ID.length;
  }

  /// Whether two lines are of the same event.
  static boolean same(byte[] buffer, int one, int other, int to) {
    if (one < 0 || other < 0) {
      return false;
    }
    for (int i = 0; other + i < to; i++) {
      if (buffer[one + i] != buffer[other + i]) {
        return false;
      }
      if (buffer[one + i] == ')') {
        return true;
      }
    }
    return false;
  }

  /// Whether an event that begins with one line may go on after another: those of system calls do,
  /// until their command line or their end.
  static boolean goesOn(byte[] buffer, int first, int last, int to) {
    int head = Math.min(to, last + HEAD);
    if (find(buffer, last, head, LAST) >= 0 || find(buffer, last, head, END) >= 0) {
      return false;
    }
    int type = find(buffer, first, Math.min(to, first + HEAD), TYPE);
    int name = type + TYPE.length;
    return type >= 0 && (at(buffer, name, to, SYSCALL) || at(buffer, name, to, KERNEL));
  }

  private static boolean at(byte[] buffer, int from, int to, byte[] text) {
    if (to - from < text.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (buffer[from + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static int find(byte[] buffer, int from, int to, byte[] text) {
    for (int i = from; i + text.length <= to; i++) {
      if (buffer[i] == text[0] && at(buffer, i, to, text)) {
        return i;
      }
    }
    return -1;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
