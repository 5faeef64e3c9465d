package io.redoubt.normalize;

/// The exact readers of the common ways to write a time: each fills the cursor's parts and says
/// whether the bytes are of its shape from end to end.
final class WrittenTimes {
  private WrittenTimes() {}

  /// `2026-11-20T10:11:12.123+01:00`, with `/` or `.` for `-`, and a space, `_` or nothing but a
  /// `T` between date and clock.
  static boolean iso(TimeCursor c) {
    c.year = c.four();
    int separator = c.peek();
    if (c.year < 0 || (separator != '-' && separator != '/' && separator != '.')) {
      return false;
    }
    c.at++;
    c.month = c.oneOrTwo();
    if (!c.skip((char) separator)) {
      return false;
    }
    c.day = c.oneOrTwo();
    if (!c.skipEither('T', ' ') && !c.skipEither('t', '_')) {
      return false;
    }
    c.spaces();
    return c.clock() && zoneAndEnd(c);
  }

  /// `Nov  5 10:11:12`, with a year before, behind the day, or at the end, and what else [#iso]
  /// allows behind the clock.
  static boolean syslog(TimeCursor c) {
    if (c.digitAt(0)) {
      c.year = c.four();
      if (c.year < 0 || !c.skip(' ')) {
        return false;
      }
    }
    c.month = c.monthName();
    if (c.month < 0 || !c.skip(' ')) {
      return false;
    }
    c.spaces();
    c.day = c.oneOrTwo();
    c.skip(',');
    if (c.day < 0 || !c.skip(' ')) {
      return false;
    }
    c.spaces();
    if (c.digitAt(2) && c.digitAt(3)) {
      c.year = c.four();
      c.spaces();
    }
    if (!c.clock()) {
      return false;
    }
    return c.atEnd() || yearAtEnd(c) || zoneAndEnd(c);
  }

  /// `20/Nov/2026:10:11:12 +0100`.
  static boolean clf(TimeCursor c) {
    c.day = c.oneOrTwo();
    if (c.day < 0 || !c.skip('/')) {
      return false;
    }
    c.month = c.monthName();
    if (c.month < 0 || !c.skip('/')) {
      return false;
    }
    c.year = c.four();
    return c.year >= 0 && c.skipEither(':', ' ') && c.clock() && zoneAndEnd(c);
  }

  /// `Fri Nov 20 10:11:12.123456 2026`, a zone name before the year allowed.
  static boolean asctime(TimeCursor c) {
    for (int i = 0; i < 3; i++) {
      int letter = c.peek() | 32;
      if (letter < 'a' || letter > 'z') {
        return false;
      }
      c.at++;
    }
    c.skip(',');
    return c.skip(' ') && syslog(c);
  }

  private static boolean yearAtEnd(TimeCursor c) {
    int start = c.at;
    c.spaces();
    int year = c.four();
    if (year < 0) {
      c.at = start;
      return false;
    }
    c.year = year;
    return zoneAndEnd(c);
  }

  private static boolean zoneAndEnd(TimeCursor c) {
    if (!c.zone()) {
      return false;
    }
    return c.atEnd() || (c.year == TimeCursor.NONE && yearAtEnd(c));
  }
}
