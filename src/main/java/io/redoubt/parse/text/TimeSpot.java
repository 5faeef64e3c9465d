package io.redoubt.parse.text;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import java.util.Arrays;

/// Finds where a line of unknown make says its time: at its start, behind a bracket or another
/// opening near it, or behind `time=` and the like. Names the exact bytes; reading them is the
/// normalizer's work. Stateless.
public final class TimeSpot {
  private static final int REACH = 160;

  /// A way of writing a time: `9` is a digit, `A` a letter, `?` a digit or a space, others stand
  /// for themselves.
  private record Shape(String pattern, TimeShape shape, boolean zoned) {}

  private static final Shape[] SHAPES = {
    new Shape("9999-99-99T99:99:99", TimeShape.ISO, true),
    new Shape("9999-99-99 99:99:99", TimeShape.ISO, true),
    new Shape("9999/99/99 99:99:99", TimeShape.SLASHED, true),
    new Shape("99/AAA/9999:99:99:99", TimeShape.CLF, true),
    new Shape("99/AAA/9999 99:99:99", TimeShape.CLF, true),
    new Shape("AAA AAA ?9 99:99:99", TimeShape.ASCTIME, false),
    new Shape("AAA ?9 99:99:99", TimeShape.SYSLOG, false),
    new Shape("AAA 9 99:99:99", TimeShape.SYSLOG, false),
    new Shape("AAA ?9 9999 99:99:99", TimeShape.SYSLOG, false),
    new Shape("99-AAA-9999 99:99:99", TimeShape.ANY, true),
    new Shape("9999.99.99 99:99:99", TimeShape.ANY, true),
    new Shape("9999:99:99-99:99:99", TimeShape.ANY, false),
    new Shape("9999 AAA 99 99:99:99", TimeShape.ANY, false),
    new Shape("99-99-9999 99:99:99", TimeShape.ANY, true),
    new Shape("99/99/9999 - 99:99:99", TimeShape.ANY, true),
    new Shape("99/99/9999 99:99:99", TimeShape.ANY, true),
    new Shape("99/99/9999:99:99:99", TimeShape.ANY, true),
    new Shape("9/99/9999 9:99:99", TimeShape.ANY, true),
    new Shape("9/99/9999 99:99:99", TimeShape.ANY, true),
    new Shape("99/99/9999 9:99:99", TimeShape.ANY, true),
    new Shape("99 AAA 9999 99:99:99", TimeShape.ANY, true),
    new Shape("99/99/9999, 9:99:99", TimeShape.ANY, true),
    new Shape("99/99/9999, 99:99:99", TimeShape.ANY, true),
    new Shape("99/99/9999-99:99:99", TimeShape.ANY, true),
    new Shape("9999/99/99 - 99:99:99", TimeShape.ANY, true),
    new Shape("9999-99-99  99:99:99", TimeShape.ANY, true),
    new Shape("9999-99-99  9:99:99", TimeShape.ANY, true),
    new Shape("99/99/99 99:99:99", TimeShape.ANY, true),
    new Shape("AAA-99-99 99:99:99", TimeShape.ANY, false),
    new Shape("99999999-99:99:99", TimeShape.ANY, true),
    new Shape("99999999T999999", TimeShape.ANY, true),
    new Shape("99999999 99:99:99", TimeShape.ANY, true),
    new Shape("999999 99:99:99", TimeShape.ANY, false),
    new Shape("999999 ?9:99:99", TimeShape.ANY, false),
    new Shape("9999-99-99 99:99", TimeShape.ANY, false),
    new Shape("99-99 99:99:99", TimeShape.ANY, false),
  };

  private static final Shape[] NO_SHAPES = {};
  private static final Shape[][] BY_DIGITS = byDigits();
  private static final Shape[] BY_NAME =
      Arrays.stream(SHAPES).filter(s -> s.pattern().startsWith("AAA")).toArray(Shape[]::new);

  private static final Shape GLOG = new Shape("9999 99:99:99", TimeShape.SYSLOG, false);
  private static final String MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ";

  private TimeSpot() {}

  /// Names the first time near the line's start to the event, unless it knows its time already.
  ///
  /// @return one past the time's last byte, or `from` when there is none
  public static int find(byte[] buffer, int from, int to, EventBuilder out) {
    int limit = Math.min(to, from + REACH);
    boolean start = true;
    for (int i = from; i < limit; i++) {
      byte b = buffer[i];
      if (start && WordRuns.isPart(b)) {
        int end = at(buffer, i, to, i == from, out);
        if (end > 0) {
          return end;
        }
      }
      start = !WordRuns.isPart(b) && b != '.' && b != '-' && b != '/';
    }
    return from;
  }

  private static int at(byte[] buffer, int i, int to, boolean first, EventBuilder out) {
    for (Shape shape : candidates(buffer, i, to)) {
      int end = end(buffer, i, to, shape);
      if (end > 0) {
        time(shape, buffer, i, end, to, out);
        return end;
      }
    }
    if (first && glog(buffer, i, to)) {
      return glogTime(buffer, i, to, out);
    }
    return first || assigned(buffer, i) ? epoch(buffer, i, to, out) : -1;
  }

  /// The shapes that begin with as many digits or letters as stand here.
  private static Shape[] candidates(byte[] buffer, int from, int to) {
    boolean digits = Bytes.isDigit(buffer[from]);
    int end = from + 1;
    while (end < to && end - from < BY_DIGITS.length && isOf(digits, buffer[end])) {
      end++;
    }
    int run = end - from;
    if (run >= BY_DIGITS.length) {
      return NO_SHAPES;
    }
    return digits ? BY_DIGITS[run] : run == 3 ? BY_NAME : NO_SHAPES;
  }

  private static boolean isOf(boolean digits, byte b) {
    return digits ? Bytes.isDigit(b) : (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
  }

  private static Shape[][] byDigits() {
    Shape[][] by = new Shape[10][];
    for (int run = 0; run < by.length; run++) {
      String begin = "9".repeat(run);
      by[run] =
          Arrays.stream(SHAPES)
              .filter(s -> s.pattern().startsWith(begin) && !s.pattern().startsWith(begin + "9"))
              .toArray(Shape[]::new);
    }
    return by;
  }

  private static void time(
      Shape shape, byte[] buffer, int from, int end, int to, EventBuilder out) {
    if (Bytes.indexOf(buffer, from, end, (byte) '\t') > 0) {
      out.time(TimeShape.ANY, buffer, from, end);
    } else if (shape.pattern().length() == 17 && yearFirst(buffer, from, end, to)) {
      int start = out.sideAppend("20");
      out.sideAppend(buffer, from, end);
      out.time(TimeShape.SLASHED, out.side(), start, out.sideLength());
    } else {
      out.time(shape.shape(), buffer, from, end);
    }
  }

  /// Log4j's `17/06/09 20:10:40 INFO`: no month nor day can be first, and a level follows.
  private static boolean yearFirst(byte[] buffer, int from, int end, int to) {
    return buffer[from + 2] == '/'
        && buffer[from + 5] == '/'
        && Bytes.digits(buffer, from, from + 2) > 12
        && end + 2 < to
        && buffer[end] == ' '
        && Character.isUpperCase(buffer[end + 1])
        && Character.isUpperCase(buffer[end + 2]);
  }

  /// `I0613 10:22:21.684962` as Google's logging library and Kubernetes write it: a level's letter,
  /// month and day, no year.
  private static boolean glog(byte[] buffer, int i, int to) {
    return "IWEF".indexOf(buffer[i]) >= 0 && end(buffer, i + 1, to, GLOG) > 0;
  }

  private static int glogTime(byte[] buffer, int i, int to, EventBuilder out) {
    long month = Bytes.digits(buffer, i + 1, i + 3);
    if (month < 1 || month > 12) {
      return -1;
    }
    int end = end(buffer, i + 1, to, GLOG);
    int start = out.sideAppend(MONTHS.substring((int) month * 4 - 4, (int) month * 4));
    out.sideAppend(buffer, i + 3, end);
    out.time(TimeShape.SYSLOG, out.side(), start, out.sideLength());
    return end;
  }

  private static boolean assigned(byte[] buffer, int i) {
    return i >= 3 && (buffer[i - 1] == '=' && (buffer[i - 2] == 'e' || buffer[i - 2] == 's'));
  }

  private static int end(byte[] buffer, int from, int to, Shape shape) {
    String pattern = shape.pattern();
    int length = pattern.length();
    if (to - from < length) {
      return -1;
    }
    for (int k = 0; k < length; k++) {
      if (!fits(pattern.charAt(k), buffer[from + k])) {
        return -1;
      }
    }
    int end = from + length;
    if (end < to && Bytes.isDigit(buffer[end])) {
      return -1;
    }
    end = fraction(buffer, end, to);
    end = half(buffer, end, to);
    return shape.zoned() ? zone(buffer, end, to) : year(buffer, end, to);
  }

  private static boolean fits(char wanted, byte b) {
    return switch (wanted) {
      case '9' -> Bytes.isDigit(b);
      case '?' -> Bytes.isDigit(b) || b == ' ';
      case 'A' -> (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
      case ' ' -> b == ' ' || b == '\t';
      default -> b == wanted;
    };
  }

  private static int fraction(byte[] buffer, int at, int to) {
    if (at + 1 >= to
        || (buffer[at] != '.' && buffer[at] != ',')
        || !Bytes.isDigit(buffer[at + 1])) {
      return at;
    }
    int end = at + 1;
    while (end < to && end - at <= 9 && Bytes.isDigit(buffer[end])) {
      end++;
    }
    return end;
  }

  private static int half(byte[] buffer, int at, int to) {
    boolean half =
        Bytes.startsWith(buffer, at, to, " AM") || Bytes.startsWith(buffer, at, to, " PM");
    return half ? at + 3 : at;
  }

  /// Takes in `Z`, ` UTC`, ` GMT`, `+01:00`, ` +0100` behind the time.
  private static int zone(byte[] buffer, int at, int to) {
    int i = at < to && buffer[at] == ' ' ? at + 1 : at;
    if (i >= to) {
      return at;
    }
    if (i == at && buffer[i] == 'Z') {
      return i + 1;
    }
    if (Bytes.startsWith(buffer, i, to, "UTC") || Bytes.startsWith(buffer, i, to, "GMT")) {
      return i + 3;
    }
    if (buffer[i] != '+' && buffer[i] != '-') {
      return at;
    }
    int digits = i + 1;
    while (digits < to
        && digits - i < 6
        && (Bytes.isDigit(buffer[digits]) || buffer[digits] == ':')) {
      digits++;
    }
    int length = digits - i;
    boolean whole = length == 5 || (length == 6 && buffer[i + 3] == ':');
    return whole || (length == 3 && i == at) ? digits : at;
  }

  /// Takes in ` 2026`, also behind a zone: ` CEST 2026`.
  private static int year(byte[] buffer, int at, int to) {
    int i = at;
    if (i + 5 < to && buffer[i] == ' ' && buffer[i + 1] >= 'A' && buffer[i + 1] <= 'Z') {
      i++;
      while (i < to && i - at < 6 && buffer[i] >= 'A' && buffer[i] <= 'Z') {
        i++;
      }
    }
    boolean four = i + 5 <= to && buffer[i] == ' ' && Bytes.digits(buffer, i + 1, i + 5) >= 1970;
    boolean ends = i + 5 == to || (i + 5 < to && !WordRuns.isPart(buffer[i + 5]));
    boolean plain = four && ends && Bytes.digits(buffer, i + 1, i + 5) < 2100;
    return plain ? i + 5 : at;
  }

  /// Seconds, milliseconds … since 1970 by the number of digits.
  private static int epoch(byte[] buffer, int from, int to, EventBuilder out) {
    int i = from;
    while (i < to && i - from < 20 && Bytes.isDigit(buffer[i])) {
      i++;
    }
    int length = i - from;
    if (i < to && buffer[i] != ' ' && buffer[i] != '.' && buffer[i] != '\t' && buffer[i] != ',') {
      return -1;
    }
    if (length == 0 || buffer[from] > '2') {
      return -1;
    }
    int end = length == 10 ? fraction(buffer, i, to) : i;
    switch (length) {
      case 10 -> out.time(TimeShape.EPOCH_SECONDS, buffer, from, end);
      case 13 -> out.time(TimeShape.EPOCH_MILLIS, buffer, from, end);
      case 16 -> out.time(TimeShape.EPOCH_MICROS, buffer, from, end);
      case 19 -> out.time(TimeShape.EPOCH_NANOS, buffer, from, end);
      default -> {
        return -1;
      }
    }
    return end;
  }
}
