package io.redoubt.parse.generic;

import io.redoubt.event.EventBuilder;
import io.redoubt.event.TimeShape;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.text.Addresses;

/// Whether a value can be what its name promises. Stateless.
final class Fitness {
  private Fitness() {}

  /// Whether cell `i` can mean this.
  static boolean fits(Meaning meaning, EventBuilder out, int i) {
    byte[] buffer = out.spanBuffer(i);
    int from = out.spanStart(i);
    int to = from + out.spanLength(i);
    if (to <= from || isNothing(buffer, from, to)) {
      return false;
    }
    return switch (meaning) {
      case TIME -> isTime(buffer, from, to);
      case SOURCE_IP, DESTINATION_IP -> addressEnd(buffer, skipBracket(buffer, from), to) > 0;
      case SOURCE_PORT, DESTINATION_PORT, PID -> inRange(buffer, from, to, 0, 4_194_304);
      case STATUS -> inRange(buffer, from, to, 100, 599);
      case METHOD -> isMethod(buffer, from, to);
      case URL -> isTarget(buffer, from, to);
      case REQUEST -> isRequest(buffer, from, to);
      case USER, HOST, DOMAIN -> out.isText(i) && to - from < 256 && buffer[from] != '{';
      case ACTION, REASON, LEVEL, LOGGER, PROCESS -> to - from < 512 && buffer[from] != '{';
      case MESSAGE, USER_AGENT, REFERRER, HASH -> out.isText(i);
      case SUCCESS -> !out.isText(i) || to - from <= 5;
    };
  }

  private static boolean isNothing(byte[] buffer, int from, int to) {
    return Bytes.equal(buffer, from, to, "-")
        || Bytes.equal(buffer, from, to, "--")
        || Bytes.equal(buffer, from, to, "N/A")
        || Bytes.equal(buffer, from, to, "null");
  }

  private static int skipBracket(byte[] buffer, int from) {
    return buffer[from] == '[' ? from + 1 : from;
  }

  /// The end of the address that the value begins with, with nothing behind it but a port, a
  /// bracket or a list; else -1.
  static int addressEnd(byte[] buffer, int from, int to) {
    int end = Addresses.ipv4End(buffer, from, to);
    if (end < 0) {
      end = Addresses.ipv6End(buffer, from, to);
    }
    boolean ends = end == to || (end > 0 && ":],/ ".indexOf(buffer[end]) >= 0);
    return ends ? end : -1;
  }

  private static boolean inRange(byte[] buffer, int from, int to, long low, long high) {
    long value = Bytes.digits(buffer, from, to);
    return value >= low && value <= high;
  }

  private static boolean isMethod(byte[] buffer, int from, int to) {
    if (to - from < 3 || to - from > 16) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if ((buffer[i] < 'A' || buffer[i] > 'Z') && buffer[i] != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isTarget(byte[] buffer, int from, int to) {
    return buffer[from] == '/'
        || Bytes.startsWith(buffer, from, to, "\\/")
        || Bytes.startsWith(buffer, from, to, "http");
  }

  private static boolean isRequest(byte[] buffer, int from, int to) {
    int method = Bytes.find(buffer, from, to, ' ');
    return method < to
        && isMethod(buffer, from, method)
        && Bytes.indexOf(buffer, method, to, " HTTP/") > method;
  }

  private static boolean isTime(byte[] buffer, int from, int to) {
    return to - from >= 8 && (Bytes.isDigit(buffer[from]) || to - from >= 15);
  }

  /// The shape of the time `buffer[from, to)`.
  static TimeShape shape(byte[] buffer, int from, int to) {
    int digits = from;
    while (digits < to && Bytes.isDigit(buffer[digits])) {
      digits++;
    }
    int length = digits - from;
    boolean plain = digits == to || buffer[digits] == '.';
    if (plain && length == 10) {
      return TimeShape.EPOCH_SECONDS;
    }
    if (plain && length == 13) {
      return TimeShape.EPOCH_MILLIS;
    }
    if (plain && length == 16) {
      return TimeShape.EPOCH_MICROS;
    }
    if (plain && length == 19) {
      return TimeShape.EPOCH_NANOS;
    }
    boolean iso = length == 4 && digits < to && buffer[digits] == '-';
    return iso ? TimeShape.ISO : TimeShape.ANY;
  }
}
