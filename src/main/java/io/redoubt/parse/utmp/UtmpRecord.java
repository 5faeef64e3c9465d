package io.redoubt.parse.utmp;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// One record of 384 bytes, little-endian: what happened (offset 0, 2 bytes), process id (4), line
/// (8, 32 bytes), id (40, 4), user (44, 32), host (76, 256), exit (332), session (336), seconds
/// since 1970 (340, 4), microseconds (344, 4), address (348, 16: IPv4 in the first four, the others
/// zero). Texts end at the first NUL. Source: `struct utmp` of glibc, `utmp(5)`.
///
/// @param buffer holds the record
/// @param at where it begins
record UtmpRecord(byte[] buffer, int at) {
  static final int SIZE = 384;

  /// The largest number of a kind.
  private static final int MOST_KIND = 9;

  /// 1990 and 2106, between which records were and can be written.
  private static final long EARLIEST = 631_152_000;

  private static final int LINE = 8;
  private static final int ID = 40;
  private static final int USER = 44;
  private static final int HOST = 76;
  private static final int EXIT = 332;
  private static final int ADDRESS = 348;

  /// 0 is none, 1 a run level, 2 a boot, 5 a process of init, 6 a log-on begun, 7 a user logged
  /// on, 8 an end.
  int kind() {
    return (buffer[at] & 0xff) | (buffer[at + 1] & 0xff) << 8;
  }

  int process() {
    return number(4);
  }

  long seconds() {
    return number(340) & 0xffff_ffffL;
  }

  int microseconds() {
    return number(344);
  }

  String line() {
    return text(LINE, ID);
  }

  String user() {
    return text(USER, HOST);
  }

  String host() {
    return text(HOST, EXIT);
  }

  /// The address as text, empty where there is none.
  String address() {
    int first = number(ADDRESS);
    boolean four = (number(ADDRESS + 4) | number(ADDRESS + 8) | number(ADDRESS + 12)) == 0;
    if (four) {
      return first == 0 ? "" : quad();
    }
    StringBuilder six = new StringBuilder();
    for (int i = 0; i < 16; i += 2) {
      HexFormat hex = HexFormat.of();
      String part =
          hex.toHexDigits(buffer[at + ADDRESS + i]) + hex.toHexDigits(buffer[at + ADDRESS + i + 1]);
      six.append(i == 0 ? "" : ":").append(part.replaceFirst("^0{1,3}", ""));
    }
    return six.toString();
  }

  private String quad() {
    StringBuilder four = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      four.append(i == 0 ? "" : ".").append(buffer[at + ADDRESS + i] & 0xff);
    }
    return four.toString();
  }

  /// Whether this can be a record: its numbers are in range, its texts are texts.
  boolean sound() {
    int micros = microseconds();
    return kind() <= MOST_KIND
        && buffer[at + 2] == 0
        && buffer[at + 3] == 0
        && micros >= 0
        && micros < 1_000_000
        && (seconds() > EARLIEST || (kind() == 0 && seconds() == 0))
        && isText(LINE, ID)
        && isText(USER, HOST)
        && isText(HOST, EXIT);
  }

  private boolean isText(int from, int to) {
    boolean ended = false;
    for (int i = at + from; i < at + to; i++) {
      ended |= buffer[i] == 0;
      if (!ended && buffer[i] >= 0 && buffer[i] < ' ') {
        return false;
      }
    }
    return true;
  }

  private String text(int from, int to) {
    int end = at + from;
    while (end < at + to && buffer[end] != 0) {
      end++;
    }
    return new String(buffer, at + from, end - at - from, StandardCharsets.UTF_8);
  }

  private int number(int offset) {
    int i = at + offset;
    return (buffer[i] & 0xff)
        | (buffer[i + 1] & 0xff) << 8
        | (buffer[i + 2] & 0xff) << 16
        | (buffer[i + 3] & 0xff) << 24;
  }
}
