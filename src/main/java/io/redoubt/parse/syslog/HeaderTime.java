package io.redoubt.parse.syslog;

import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.BareTime;
import io.redoubt.parse.frame.Bytes;
import java.util.Arrays;

/// Finds the time at the beginning of a syslog line and moves the header behind it. Only looks at
/// the shape; the values are read later.
final class HeaderTime {
  private static final int[] MONTHS = names("JanFebMarAprMayJunJulAugSepOctNovDec");
  private static final int[] DAYS = names("MonTueWedThuFriSatSun");

  /* By the sum of the second and third letter, which differs from month to month. */
  private static final int[] MONTHS_BY_SUM = bySum(MONTHS);

  private static final int UTC = name('U', 'T', 'C');
  private static final int GMT = name('G', 'M', 'T');

  private HeaderTime() {}

  /// Takes the time at the header's position, if there is one.
  static boolean read(SyslogHeader h) {
    int start = h.at;
    boolean found = shaped(h);
    if (found) {
      h.timeFrom = start;
      h.timeTo = h.at;
    } else {
      h.at = start;
    }
    return found;
  }

  private static boolean shaped(SyslogHeader h) {
    if (h.to - h.at < 10) {
      return false;
    }
    byte first = h.buffer[h.at];
    if (first >= 'A' && first <= 'Z') {
      if (BareTime.stands(h.buffer, h.at, h.to) && month(h)) {
        h.timeShape = TimeShape.SYSLOG;
        h.at += BareTime.LENGTH;
        yearAndZone(h);
        return true;
      }
      return month(h) ? monthFirst(h) : day(h) && weekdayFirst(h);
    }
    if (first == '@') {
      return tai64n(h);
    }
    return Bytes.isDigit(first) && (iso(h) || yearFirst(h) || epoch(h));
  }

  private static boolean month(SyslogHeader h) {
    int name = name(h.buffer[h.at], h.buffer[h.at + 1], h.buffer[h.at + 2]);
    return MONTHS_BY_SUM[sum(name)] == name;
  }

  private static int sum(int name) {
    return (name + (name >>> 8)) & 31;
  }

  private static int[] bySum(int[] names) {
    int[] all = new int[32];
    Arrays.fill(all, -1);
    for (int name : names) {
      all[sum(name)] = name;
    }
    return all;
  }

  private static boolean day(SyslogHeader h) {
    int name = name(h.buffer[h.at], h.buffer[h.at + 1], h.buffer[h.at + 2]);
    for (int one : DAYS) {
      if (one == name) {
        return true;
      }
    }
    return false;
  }

  private static int name(int a, int b, int c) {
    return (a & 0xff) << 16 | (b & 0xff) << 8 | (c & 0xff);
  }

  private static int[] names(String names) {
    int[] all = new int[names.length() / 3];
    for (int i = 0; i < all.length; i++) {
      all[i] = name(names.charAt(3 * i), names.charAt(3 * i + 1), names.charAt(3 * i + 2));
    }
    return all;
  }

  /// `Nov  5 10:11:12`, a year behind the day or at the end, a fraction, a zone.
  private static boolean monthFirst(SyslogHeader h) {
    h.timeShape = TimeShape.SYSLOG;
    h.at += 3;
    if (h.peek() != ' ') {
      return false;
    }
    h.spaces();
    if (!h.digitAt(0)) {
      return false;
    }
    h.at += h.digitAt(1) ? 2 : 1;
    if (h.peek() != ' ') {
      return false;
    }
    h.spaces();
    if (fourDigits(h) && h.peek(4) == ' ') {
      h.at += 5;
    }
    if (!clock(h)) {
      return false;
    }
    yearAndZone(h);
    return true;
  }

  private static void yearAndZone(SyslogHeader h) {
    if (h.peek() == ' '
        && h.digitAt(1)
        && h.digitAt(2)
        && h.digitAt(3)
        && h.digitAt(4)
        && h.peek(5) == ' '
        && (h.buffer[h.at + 1] == '1' || h.buffer[h.at + 1] == '2')) {
      h.at += 5;
    }
    universalZone(h);
  }

  private static boolean fourDigits(SyslogHeader h) {
    return h.digitAt(0) && h.digitAt(1) && h.digitAt(2) && h.digitAt(3);
  }

  private static boolean weekdayFirst(SyslogHeader h) {
    h.at += 3;
    if (h.peek() != ' ') {
      return false;
    }
    h.at++;
    int start = h.at;
    if (month(h) && monthFirst(h)) {
      h.timeShape = TimeShape.ANY;
      return SyslogTag.isSelector(h.buffer, h.at + 1, h.tokenEnd(h.at + 1));
    }
    h.at = start;
    if (!iso(h)) {
      return false;
    }
    int zone = h.tokenEnd(h.at + 1);
    if (h.peek() == ' ' && zone - h.at <= 5 && upperCase(h, h.at + 1, zone)) {
      h.at = zone;
    }
    h.timeShape = TimeShape.ANY;
    return true;
  }

  private static boolean upperCase(SyslogHeader h, int from, int to) {
    for (int i = from; i < to; i++) {
      if (h.buffer[i] < 'A' || h.buffer[i] > 'Z') {
        return false;
      }
    }
    return to > from;
  }

  /// `2026 Nov  5 10:11:12`, as some Cisco and Juniper devices write.
  private static boolean yearFirst(SyslogHeader h) {
    if (!fourDigits(h) || h.peek(4) != ' ' || h.to - h.at < 20) {
      return false;
    }
    h.at += 5;
    return month(h) && monthFirst(h);
  }

  /// `2026-11-20T10:11:12.123+01:00`, also with a space.
  private static boolean iso(SyslogHeader h) {
    if (!fourDigits(h) || h.peek(4) != '-' || h.peek(7) != '-' || !h.digitAt(5) || !h.digitAt(9)) {
      return false;
    }
    int separator = h.peek(10);
    int start = h.at;
    if (separator != 'T' && separator != ' ') {
      return false;
    }
    h.timeShape = TimeShape.ISO;
    h.at += 11;
    if (!clock(h)) {
      h.at = start;
      return false;
    }
    int c = h.peek();
    if (c == 'Z') {
      h.at++;
    } else if (c == '+' || c == '-') {
      offset(h);
    } else {
      universalZone(h);
    }
    return true;
  }

  /// `@400000004c91b044077a9e94`, as daemontools' multilog writes.
  private static boolean tai64n(SyslogHeader h) {
    int end = h.tokenEnd(h.at);
    if (end - h.at != 25 || h.peek(1) != '4') {
      return false;
    }
    for (int i = h.at + 1; i < end; i++) {
      int letter = h.buffer[i] | 32;
      if (!Bytes.isDigit(h.buffer[i]) && (letter < 'a' || letter > 'f')) {
        return false;
      }
    }
    h.at = end;
    h.timeShape = TimeShape.ANY;
    return true;
  }

  /// `1763633472.123456`, as `journalctl -o short-unix` writes.
  private static boolean epoch(SyslogHeader h) {
    int start = h.at;
    while (h.digitAt(0)) {
      h.at++;
    }
    if (h.at - start != 10) {
      return false;
    }
    if (h.peek() == ']' && start > 0 && h.buffer[start - 1] == '[') {
      h.timeShape = TimeShape.EPOCH_SECONDS;
      return true;
    }
    if (h.peek() != '.') {
      return false;
    }
    h.at++;
    while (h.digitAt(0)) {
      h.at++;
    }
    h.timeShape = TimeShape.EPOCH_SECONDS;
    return h.peek() == ' ';
  }

  private static boolean clock(SyslogHeader h) {
    if (!h.digitAt(0)) {
      return false;
    }
    int hour = h.digitAt(1) ? 2 : 1;
    if (h.peek(hour) != ':'
        || !h.digitAt(hour + 2)
        || h.peek(hour + 3) != ':'
        || !h.digitAt(hour + 5)) {
      return false;
    }
    h.at += hour + 6;
    int c = h.peek();
    if ((c == '.' || c == ',') && h.digitAt(1)) {
      h.at++;
      while (h.digitAt(0)) {
        h.at++;
      }
    }
    return true;
  }

  private static void offset(SyslogHeader h) {
    int end = h.at + 1;
    while (end < h.to && (Bytes.isDigit(h.buffer[end]) || h.buffer[end] == ':')) {
      end++;
    }
    if (end - h.at >= 3 && end - h.at <= 6) {
      h.at = end;
    }
  }

  /// Whether ` UTC` or ` GMT` stands here, or a percent sign among the next eight bytes.
  private static boolean zoneMayFollow(SyslogHeader h) {
    int zone = name(h.buffer[h.at + 1], h.buffer[h.at + 2], h.buffer[h.at + 3]);
    return zone == UTC || zone == GMT || Bytes.hasInEight(h.buffer, h.at + 1, (byte) '%');
  }

  /// Takes ` UTC` and ` GMT`, and any zone that Cisco puts before `: %`.
  private static void universalZone(SyslogHeader h) {
    if (h.peek() != ' ' || (h.to - h.at > 8 && !zoneMayFollow(h))) {
      return;
    }
    int end = h.at + 1;
    while (end < h.to && end - h.at <= 5 && (h.buffer[end] | 32) >= 'a') {
      end++;
    }
    int behind = end < h.to ? h.buffer[end] : -1;
    if (behind != ':' && end - h.at != 4) {
      return;
    }
    boolean cisco = Bytes.startsWith(h.buffer, end, h.to, ": %");
    boolean universal =
        Bytes.equal(h.buffer, h.at, end, " UTC") || Bytes.equal(h.buffer, h.at, end, " GMT");
    if (cisco || (universal && (behind == ' ' || behind == ':'))) {
      h.at = end;
    }
  }
}
