package io.redoubt.ingest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Which lines are one event of the Linux audit system: those that name the same time and serial
/// number, `audit(1700000000.123:42)`. Source: "Red Hat Enterprise Linux 9, Security hardening,
/// Understanding Audit log files". Thread-safe.
public final class AuditEvents {
  /// Lines of one event that are joined at most.
  public static final int MOST_LINES = 200;

  /// Bytes of one event that are joined at most.
  public static final int MOST_BYTES = 1 << 17;

  private static final int HEAD = 400;
  private static final byte[] TYPE = bytes("type=");
  private static final byte[] ID = bytes("msg=audit(");
  private static final byte[] SYSCALL = bytes("SYSCALL ");
  private static final byte[] KERNEL = bytes("AVC ");
  private static final byte[] LAST = bytes("type=PROCTITLE ");
  private static final byte[] END = bytes("type=EOE ");
  private static final int OPEN = ID.length - 1;
  private static final List<byte[]> OF_THE_KERNEL =
      Stream.of(
              "SYSCALL ",
              "AVC ",
              "CONFIG_CHANGE ",
              "NETFILTER_CFG ",
              "ANOM_PROMISCUOUS ",
              "ANOM_LINK ",
              "ANOM_CREAT ",
              "MAC_",
              "BPF ",
              "INTEGRITY_",
              "FANOTIFY ",
              "KERN_MODULE ",
              "LOGIN ",
              "TIME_")
          .map(AuditEvents::bytes)
          .toList();

  private AuditEvents() {}

  /// Where the time and serial number of a line of a file stand, bare or behind a header of syslog;
  /// -1 when it is no audit record.
  public static int idInLine(byte[] buffer, int from, int to) {
    return from < to && buffer[from] != '{' ? idBehindHeader(buffer, from, to) : -1;
  }

  /// Where the time and serial number stand in what was sent over syslog: behind a header and the
  /// name of whoever passes it on, or with none; -1 when it is no audit record.
  public static int idBehindHeader(byte[] buffer, int from, int to) {
    int head = Math.min(to, from + HEAD);
    for (int i = from + OPEN; i < head; i++) {
      if (buffer[i] == '(' && at(buffer, i - OPEN, to, ID)) {
        return find(buffer, from, i, TYPE) < 0 ? -1 : i + 1;
      }
    }
    return -1;
  }

  /// Whether two lines are of the same event.
  public static boolean same(byte[] buffer, int one, int other, int to) {
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
  public static boolean goesOn(byte[] buffer, int first, int last, int to) {
    if (ends(buffer, last, to)) {
      return false;
    }
    int type = find(buffer, first, Math.min(to, first + HEAD), TYPE);
    int name = type + TYPE.length;
    return type >= 0 && (at(buffer, name, to, SYSCALL) || at(buffer, name, to, KERNEL));
  }

  /// Whether this is the last line of an event: its command line, or the mark of its end.
  public static boolean ends(byte[] buffer, int from, int to) {
    int head = Math.min(to, from + HEAD);
    return find(buffer, from, head, LAST) >= 0 || find(buffer, from, head, END) >= 0;
  }

  /// Whether the kernel can say more of what begins with this line. Programs say what they have to
  /// in one line: log-ons, sessions, services. Source of the types: the audit message dictionary.
  public static boolean begins(byte[] buffer, int from, int to) {
    int type = find(buffer, from, Math.min(to, from + HEAD), TYPE);
    if (type < 0) {
      return false;
    }
    for (byte[] name : OF_THE_KERNEL) {
      if (at(buffer, type + TYPE.length, to, name)) {
        return true;
      }
    }
    return false;
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
