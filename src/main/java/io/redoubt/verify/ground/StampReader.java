package io.redoubt.verify.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds dates and times: `2026-03-17 02:40:11 UTC`, `2026-03-17T02:40:11.5+01:00`, `Mar 17
/// 02:40:11`, `17/Mar/2026:02:40:11 +0000`, `17 March 2026`, `2:40 AM`. Linear. Not thread-safe.
final class StampReader {
  private static final String STARTS = "janfebmaraprmayjunjulaugsepoctnovdec";

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private final String text;
  private int at;
  private int year;
  private int month;
  private int day;
  private int hour;
  private int minute;
  private int second;
  private int fraction;
  private int offset;

  private StampReader(String text) {
    this.text = text;
  }

  /// All of the text.
  static List<Stamp> all(String text) {
    List<Stamp> found = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      Stamp stamp = at(text, i);
      if (stamp != null) {
        found.add(stamp);
        i = stamp.to() - 1;
      }
    }
    return found;
  }

  /// The one that begins here; null when none does.
  static @Nullable Stamp at(String text, int from) {
    char c = text.charAt(from);
    if (from > 0 && wordly(text.charAt(from - 1))) {
      return null;
    }
    return digit(c) || month(text, from, c) ? new StampReader(text).read(from) : null;
  }

  /* Whether the name of a month may begin here: most words with such a first letter are none. */
  private static boolean month(String text, int from, char first) {
    if (from + 2 >= text.length() || "JFMASONDjfmasond".indexOf(first) < 0) {
      return false;
    }
    char second = text.charAt(from + 1);
    char third = text.charAt(from + 2);
    if (second >= 128 || third >= 128) {
      return true;
    }
    for (int i = 0; i < STARTS.length(); i += 3) {
      if (STARTS.charAt(i) == (first | 0x20)
          && STARTS.charAt(i + 1) == (second | 0x20)
          && STARTS.charAt(i + 2) == (third | 0x20)) {
        return true;
      }
    }
    return false;
  }

  private @Nullable Stamp read(int from) {
    year = month = day = hour = minute = second = fraction = -1;
    offset = Stamp.UNKNOWN;
    at = from;
    boolean date = date();
    if (!date) {
      at = from;
      year = month = day = -1;
    }
    int end = at;
    if (!date || separated()) {
      if (!time()) {
        at = end;
        hour = minute = second = fraction = -1;
      }
    } else {
      at = end;
    }
    boolean something = date || hour >= 0;
    if (!something || (at < text.length() && wordly(text.charAt(at)))) {
      return null;
    }
    if (at + 1 < text.length() && text.charAt(at) == ':' && digit(text.charAt(at + 1))) {
      return null;
    }
    return new Stamp(year, month, day, hour, minute, second, fraction, offset, from, at);
  }

  private boolean date() {
    int start = at;
    if (digit(text.charAt(at))) {
      int first = number(4);
      if (at - start == 4) {
        year = first;
        return separator("-/.") && twoDigits("month") && separator("-/.") && twoDigits("day");
      }
      day = first;
      return day >= 1
          && day <= 31
          && ordinalGap()
          && monthName()
          && optionalYear(at < text.length() ? text.charAt(at) : ' ');
    }
    return monthName() && dayAfterMonth() && yearAfterDay();
  }

  private boolean ordinalGap() {
    if (at + 1 < text.length() && Character.isLetter(text.charAt(at))) {
      String two = text.substring(at, at + 2).toLowerCase(Locale.ROOT);
      if (!List.of("st", "nd", "rd", "th").contains(two)) {
        return false;
      }
      at += 2;
    }
    return separator(" /-");
  }

  private boolean dayAfterMonth() {
    while (at < text.length() && text.charAt(at) == ' ' && at + 1 < text.length()) {
      at++;
    }
    int start = at;
    day = number(2);
    int digits = at - start;
    boolean good = digits >= 1 && day >= 1 && day <= 31;
    if (good && at + 2 <= text.length()) {
      String two = text.substring(at, at + 2).toLowerCase(Locale.ROOT);
      at += List.of("st", "nd", "rd", "th").contains(two) ? 2 : 0;
    }
    return good && (at >= text.length() || !digit(text.charAt(at)));
  }

  private boolean yearAfterDay() {
    int end = at;
    at += at < text.length() && text.charAt(at) == ',' ? 1 : 0;
    boolean good = optionalYear(' ');
    at = year < 0 ? end : at;
    return good;
  }

  private boolean optionalYear(char gap) {
    int end = at;
    if (at < text.length() && text.charAt(at) == gap) {
      at++;
      int start = at;
      int y = number(4);
      boolean more = at + 1 < text.length() && text.charAt(at) == '.' && digit(text.charAt(at + 1));
      boolean whole = at - start == 4 && !more;
      if (whole && y >= 1970 && y < 2200) {
        year = y;
        return true;
      }
    }
    at = end;
    return true;
  }

  private boolean monthName() {
    int start = at;
    while (at < text.length() && Character.isLetter(text.charAt(at))) {
      at++;
    }
    if (at - start < 3 || at - start > 9) {
      return false;
    }
    String name = text.substring(start, at).toLowerCase(Locale.ROOT);
    int index = MONTHS.indexOf(name.substring(0, 3));
    month = index + 1;
    return index >= 0 && (name.length() == 3 || FULL.contains(name));
  }

  private static final List<String> FULL =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "june",
          "july",
          "august",
          "sept",
          "september",
          "october",
          "november",
          "december");

  private boolean separated() {
    int start = at;
    if (separator("T_:")) {
      return true;
    }
    at += at < text.length() && text.charAt(at) == ',' ? 1 : 0;
    if (separator(" ")) {
      at += text.startsWith("at ", at) ? 3 : 0;
      return true;
    }
    at = start;
    return false;
  }

  private boolean time() {
    int start = at;
    hour = number(2);
    if (at == start || hour > 24) {
      return false;
    }
    int end = at;
    if (!separator(":")) {
      minute = -1;
      return halfDay(end);
    }
    int digits = at;
    minute = number(2);
    if (at - digits != 2 || minute > 59) {
      return false;
    }
    if (at + 2 < text.length() && text.charAt(at) == ':' && digit(text.charAt(at + 1))) {
      at++;
      digits = at;
      second = number(2);
      if (at - digits != 2 || second > 60) {
        return false;
      }
      parts();
    }
    end = at;
    if (!halfDay(end)) {
      at = end;
    }
    zone();
    return true;
  }

  private void parts() {
    if (at + 1 < text.length()
        && ".,".indexOf(text.charAt(at)) >= 0
        && digit(text.charAt(at + 1))) {
      at++;
      int start = at;
      int value = number(9);
      for (int i = at - start; i < 9; i++) {
        value *= 10;
      }
      fraction = value;
    }
  }

  private boolean halfDay(int end) {
    at = end;
    at += at < text.length() && text.charAt(at) == ' ' ? 1 : 0;
    if (at + 1 >= text.length()) {
      return false;
    }
    String rest = text.substring(at, Math.min(text.length(), at + 4)).toLowerCase(Locale.ROOT);
    int length = rest.startsWith("a.m.") || rest.startsWith("p.m.") ? 4 : 2;
    boolean after = rest.startsWith("p");
    if (!(rest.startsWith("am") || rest.startsWith("pm") || length == 4) || hour > 12) {
      return false;
    }
    if (length == 2 && rest.length() > 2 && wordly(rest.charAt(2))) {
      return false;
    }
    hour = hour % 12 + (after ? 12 : 0);
    at += length;
    return true;
  }

  private void zone() {
    int end = at;
    if (at < text.length() && (text.charAt(at) == 'Z' || text.charAt(at) == 'z')) {
      at++;
      offset = 0;
      return;
    }
    at += at < text.length() && text.charAt(at) == ' ' ? 1 : 0;
    if (text.regionMatches(true, at, "UTC", 0, 3) || text.regionMatches(true, at, "GMT", 0, 3)) {
      at += 3;
      offset = 0;
      return;
    }
    if (at + 2 < text.length() && "+-".indexOf(text.charAt(at)) >= 0) {
      int sign = text.charAt(at) == '-' ? -1 : 1;
      at++;
      int start = at;
      int hours = number(2);
      boolean good = at - start == 2;
      at += at < text.length() && text.charAt(at) == ':' ? 1 : 0;
      start = at;
      int minutes = number(2);
      if (good && at - start == 2 && hours <= 14) {
        offset = sign * (hours * 60 + minutes);
        return;
      }
    }
    at = end;
  }

  private boolean twoDigits(String what) {
    int start = at;
    int value = number(2);
    if (what.equals("month")) {
      month = value;
      return at - start == 2 && value >= 1 && value <= 12;
    }
    day = value;
    return at - start == 2 && value >= 1 && value <= 31;
  }

  private int number(int most) {
    int value = 0;
    int start = at;
    while (at < text.length() && at - start < most && digit(text.charAt(at))) {
      value = value * 10 + (text.charAt(at) - '0');
      at++;
    }
    return value;
  }

  private boolean separator(String any) {
    if (at < text.length() && any.indexOf(text.charAt(at)) >= 0) {
      at++;
      return true;
    }
    return false;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean wordly(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
