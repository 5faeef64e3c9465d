package io.redoubt.normalize;

/// A position in the bytes of a written time, and the parts of the time read so far. Used again for
/// the next time; not thread-safe.
final class TimeCursor {
  /// Stands for a year or an offset that is not written.
  static final int NONE = Integer.MIN_VALUE;

  byte[] buffer = new byte[0];
  int at;
  int to;
  int year;
  int month;
  int day;
  int hour;
  int minute;
  int second;
  int nanos;

  /// Seconds east of UTC, or [#NONE].
  int offset;

  void begin(byte[] bytes, int from, int end) {
    buffer = bytes;
    at = from;
    to = end;
    year = NONE;
    month = 0;
    day = 0;
    hour = 0;
    minute = 0;
    second = 0;
    nanos = 0;
    offset = NONE;
  }

  boolean atEnd() {
    return at >= to;
  }

  int peek() {
    return at < to ? buffer[at] : -1;
  }

  int peek(int ahead) {
    return at + ahead < to ? buffer[at + ahead] : -1;
  }

  boolean skip(char wanted) {
    if (at < to && buffer[at] == wanted) {
      at++;
      return true;
    }
    return false;
  }

  boolean skipEither(char one, char other) {
    return skip(one) || skip(other);
  }

  void spaces() {
    while (at < to && buffer[at] == ' ') {
      at++;
    }
  }

  /// Exactly two digits, or -1.
  int two() {
    if (at + 2 > to) {
      return -1;
    }
    int high = buffer[at] - '0';
    int low = buffer[at + 1] - '0';
    if (high < 0 || high > 9 || low < 0 || low > 9) {
      return -1;
    }
    at += 2;
    return high * 10 + low;
  }

  /// Exactly four digits, or -1.
  int four() {
    int start = at;
    int high = two();
    int low = high < 0 ? -1 : two();
    if (low < 0) {
      at = start;
      return -1;
    }
    return high * 100 + low;
  }

  /// One or two digits, or -1.
  int oneOrTwo() {
    if (!digitAt(0)) {
      return -1;
    }
    if (digitAt(1)) {
      return two();
    }
    return buffer[at++] - '0';
  }

  boolean digitAt(int ahead) {
    int c = peek(ahead);
    return c >= '0' && c <= '9';
  }

  /// The month (1 to 12) of a three-letter English name in any case, or -1; longer names
  /// (`September`, `Sept.`) are skipped whole.
  int monthName() {
    int number = at + 3 > to ? -1 : MonthNames.number(buffer, at);
    if (number > 0) {
      at += 3;
      while (at < to && (buffer[at] | 32) >= 'a' && (buffer[at] | 32) <= 'z') {
        at++;
      }
    }
    return number;
  }

  /// `HH:mm:ss`, with a fraction behind `.` or `,` if there is one.
  boolean clock() {
    hour = oneOrTwo();
    if (hour < 0 || !skip(':')) {
      return false;
    }
    minute = two();
    if (minute < 0 || !skip(':')) {
      return false;
    }
    second = two();
    return second >= 0 && fraction();
  }

  /// Reads the fraction of a second if one follows; digits beyond nanoseconds are dropped.
  boolean fraction() {
    int c = peek();
    if ((c != '.' && c != ',') || !digitAt(1)) {
      return true;
    }
    at++;
    int value = 0;
    int count = 0;
    for (; digitAt(0); at++) {
      if (count < 9) {
        value = value * 10 + (buffer[at] - '0');
        count++;
      }
    }
    for (; count < 9; count++) {
      value *= 10;
    }
    nanos = value;
    return true;
  }

  /// Reads an offset if one follows: `Z`, `+01:00`, `+0100`, `+01`, `UTC`, a zone name such as
  /// `CEST`, alone or behind a space. False when something else follows.
  boolean zone() {
    spaces();
    if (atEnd()) {
      return true;
    }
    int c = peek();
    if (c == '+' || c == '-') {
      return signedOffset(c == '-' ? -1 : 1);
    }
    if (c == 'Z' && at + 1 == to) {
      at++;
      offset = 0;
      return true;
    }
    int named = ZoneNames.read(this);
    if (named == NONE) {
      return false;
    }
    offset = named;
    int sign = peek();
    return (sign != '+' && sign != '-') || signedOffset(sign == '-' ? -1 : 1);
  }

  private boolean signedOffset(int sign) {
    at++;
    int hours = two();
    if (hours < 0 || hours > 18) {
      return false;
    }
    skip(':');
    int minutes = digitAt(0) ? two() : 0;
    if (minutes < 0 || minutes > 59 || (hours == 18 && minutes > 0)) {
      return false;
    }
    offset = sign * (hours * 3600 + minutes * 60);
    return true;
  }

  /// Whether the parts read are a possible date and clock; a leap second counts, 24:00:00 too.
  boolean plausible() {
    return month >= 1
        && month <= 12
        && day >= 1
        && day <= CivilDate.length(year == NONE ? 1972 : year, month)
        && (hour <= 23 || (hour == 24 && minute == 0 && second == 0))
        && minute <= 59
        && second <= 60
        && (year == NONE || (year >= 0 && year <= 9999));
  }
}
