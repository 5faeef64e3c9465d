package io.redoubt.normalize;

import io.redoubt.event.EventTime;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads a time of unknown shape from its parts: numbers, a month name, a clock, an offset, in any
/// order that leaves no doubt. With slashes the month comes first (`11/20/2026`), else the day
/// (`20-11-2026`), unless that is impossible; two-digit years are 1970 to 2069.
final class LooseTime {
  private static final int MAX_PARTS = 3;
  private static final int LONGEST = 64;

  private final TimeCursor c;
  private final int[] parts = new int[MAX_PARTS];
  private final int[] widths = new int[MAX_PARTS];
  private int count;
  private boolean clocked;
  private boolean slashed;

  private LooseTime(TimeCursor cursor) {
    this.c = cursor;
  }

  /// Fills the cursor's parts; false when the bytes are no date and clock.
  static boolean read(TimeCursor cursor) {
    return cursor.to - cursor.at <= LONGEST && new LooseTime(cursor).read();
  }

  /// The time of a bare number: an epoch, a TAI64N label, or a JSON date (`/Date(1763633472123)/`).
  static EventTime number(byte[] buffer, int from, int to) {
    int start = from;
    int end = to;
    if (to - from == 25 && buffer[from] == '@') {
      return tai64n(new String(buffer, from + 1, 24, StandardCharsets.ISO_8859_1));
    }
    while (start < end && !digit(buffer[start])) {
      start++;
    }
    while (end > start && !digit(buffer[end - 1])) {
      end--;
    }
    return Epochs.plausible(buffer, start, end);
  }

  private static EventTime tai64n(String hex) {
    try {
      long seconds = Long.parseUnsignedLong(hex, 0, 16, 16) - (1L << 62) - 10;
      int nanos = Integer.parseUnsignedInt(hex, 16, 24, 16);
      return nanos < 0 || nanos > 999_999_999 ? EventTime.UNPARSABLE : Epochs.at(seconds, nanos);
    } catch (NumberFormatException noLabel) {
      return EventTime.UNPARSABLE;
    }
  }

  private static boolean digit(byte b) {
    return b >= '0' && b <= '9';
  }

  private boolean read() {
    while (!c.atEnd()) {
      int before = c.at;
      if (!next()) {
        return false;
      }
      if (c.at == before) {
        c.at++;
      }
    }
    return clocked && assign();
  }

  private boolean next() {
    if (c.digitAt(0)) {
      return number();
    }
    int ch = c.peek();
    if (clocked && (ch == '+' || ch == '-' || ch == 'Z')) {
      return c.offset != TimeCursor.NONE || c.zone();
    }
    if ((ch | 32) >= 'a' && (ch | 32) <= 'z') {
      return word();
    }
    slashed |= ch == '/';
    return "*[]()<>.,:/-_ \t\"'".indexOf(ch) >= 0;
  }

  private boolean word() {
    int start = c.at;
    int end = start;
    while (end < c.to && Character.isLetter(c.buffer[end])) {
      end++;
    }
    String word = new String(c.buffer, start, end - start, StandardCharsets.ISO_8859_1);
    if (word.equalsIgnoreCase("PM") || word.equalsIgnoreCase("AM")) {
      c.at = end;
      return clocked && halfDay(word.charAt(0) | 32);
    }
    int month = word.length() >= 3 ? MonthNames.number(c.buffer, start) : -1;
    if (month > 0 && c.month == 0) {
      c.at = end;
      c.month = month;
      return true;
    }
    int offset = ZoneNames.read(c);
    if (offset != TimeCursor.NONE) {
      c.offset = offset;
      return true;
    }
    c.at = end;
    return word.equals("T") || word.equals("at") || weekday(word);
  }

  private static boolean weekday(String word) {
    return word.length() >= 3
        && "sun mon tue wed thu fri sat".contains(word.substring(0, 3).toLowerCase(Locale.ROOT));
  }

  private boolean halfDay(int letter) {
    if (c.hour < 1 || c.hour > 12) {
      return false;
    }
    c.hour = c.hour % 12 + (letter == 'p' ? 12 : 0);
    return true;
  }

  private boolean number() {
    int width = 0;
    while (c.digitAt(width)) {
      width++;
    }
    boolean dateByColons = count == 1 && widths[0] == 4 && c.buffer[c.at - 1] == ':';
    if (c.peek(width) == ':' && c.digitAt(width + 2) && width <= 2 && !clocked && !dateByColons) {
      return clock();
    }
    return switch (width) {
      case 14 -> date(4) && compactClock();
      case 8 -> date(4);
      case 6 -> (c.day == 0 && count == 0 && c.month == 0) ? date(2) : compactClock();
      case 1, 2, 4 -> part(width);
      default -> false;
    };
  }

  private boolean clock() {
    c.hour = c.oneOrTwo();
    c.at++;
    c.minute = c.two();
    clocked = c.minute >= 0;
    if (!c.skip(':')) {
      return clocked;
    }
    c.second = c.two();
    if (c.peek() == ':' && c.digitAt(1) && c.digitAt(3)) {
      c.at++;
      c.nanos = millis();
    }
    return c.second >= 0 && c.fraction();
  }

  private int millis() {
    int value = 0;
    for (int i = 0; i < 3; i++) {
      value = value * 10 + (c.buffer[c.at++] - '0');
    }
    return value * 1_000_000;
  }

  private boolean compactClock() {
    if (clocked || (count == 0 && c.day == 0)) {
      return false;
    }
    c.hour = c.two();
    c.minute = c.two();
    c.second = c.two();
    clocked = true;
    return c.fraction();
  }

  private boolean date(int yearWidth) {
    boolean first = count == 0 && c.month == 0;
    c.year = yearWidth == 4 ? c.four() : century(c.two());
    c.month = c.two();
    c.day = c.two();
    return first;
  }

  private boolean part(int width) {
    if (count == MAX_PARTS) {
      return false;
    }
    widths[count] = width;
    int value = 0;
    for (int i = 0; i < width; i++) {
      value = value * 10 + (c.buffer[c.at++] - '0');
    }
    parts[count++] = value;
    return true;
  }

  private boolean assign() {
    if (c.day > 0) {
      return count == 0;
    }
    int wide = -1;
    for (int i = 0; i < count; i++) {
      wide = widths[i] == 4 ? i : wide;
    }
    return c.month > 0 ? withMonth(wide) : allNumbers(wide);
  }

  private boolean withMonth(int wide) {
    if (count == 1) {
      c.day = parts[0];
      return wide < 0;
    }
    c.day = wide == 0 ? parts[1] : parts[0];
    c.year = wide >= 0 ? parts[wide] : century(parts[1]);
    return count == 2;
  }

  private boolean allNumbers(int wide) {
    if (count == 2 && wide < 0) {
      return monthAndDay(parts[0], parts[1]);
    }
    if (count != 3) {
      return false;
    }
    if (wide == 0) {
      c.year = parts[0];
      return monthAndDay(parts[1], parts[2]);
    }
    if (wide == 2) {
      c.year = parts[2];
      boolean monthFirst = parts[1] > 12 || (slashed && parts[0] <= 12);
      return monthFirst ? monthAndDay(parts[0], parts[1]) : monthAndDay(parts[1], parts[0]);
    }
    if (wide > 0) {
      return false;
    }
    boolean yearFirst = !slashed || parts[0] > 31;
    c.year = century(yearFirst ? parts[0] : parts[2]);
    return yearFirst ? monthAndDay(parts[1], parts[2]) : monthAndDay(parts[0], parts[1]);
  }

  private boolean monthAndDay(int month, int day) {
    c.month = month;
    c.day = day;
    return true;
  }

  private static int century(int twoDigits) {
    return twoDigits < 70 ? 2000 + twoDigits : 1900 + twoDigits;
  }
}
