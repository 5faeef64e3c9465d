package io.redoubt.ingest.http;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/// Whether an event tells by itself when it happened. Only the beginning of a line is looked at,
/// and only the members of an object itself: what is missed costs nothing but an envelope.
final class SelfTelling {
  private static final int LOOK = 120;
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final Set<String> TIMES =
      Set.of(
          "@timestamp",
          "timestamp",
          "time",
          "ts",
          "_time",
          "eventTime",
          "EventTime",
          "TimeCreated",
          "CreationTime",
          "createdDateTime",
          "published",
          "requestReceivedTimestamp",
          "__REALTIME_TIMESTAMP");

  private SelfTelling() {}

  /// A line with a syslog priority, or a date with a time of day within its first 120 bytes.
  static boolean line(byte[] text, int from, int to) {
    if (from < to && text[from] == '<' && from + 1 < to && digit(text[from + 1])) {
      return true;
    }
    if (from < to && text[from] == '{') {
      return object(text, from, to);
    }
    int end = Math.min(to, from + LOOK);
    for (int i = from; i + 7 < end; i++) {
      if (clock(text, i) && dated(text, from, i)) {
        return true;
      }
    }
    return false;
  }

  /* 12:34:56 */
  private static boolean clock(byte[] text, int i) {
    return digit(text[i])
        && digit(text[i + 1])
        && text[i + 2] == ':'
        && digit(text[i + 3])
        && digit(text[i + 4])
        && text[i + 5] == ':'
        && digit(text[i + 6])
        && digit(text[i + 7]);
  }

  /* 2026-11-18T, 18/Nov/2026:, Nov 18 and the like stand before the time of day. */
  private static boolean dated(byte[] text, int from, int clock) {
    int start = Math.max(from, clock - 13);
    String before = new String(text, start, clock - start, StandardCharsets.ISO_8859_1);
    return before.matches("(?s).*(\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]|\\d\\d[-/]\\d\\d[-/]\\d{4} )")
        || before.matches("(?s).*\\d\\d/[A-Z][a-z]{2}/\\d{4}:")
        || (before.matches("(?s).*[A-Z][a-z]{2} [ \\d]\\d ") && month(before));
  }

  private static boolean month(String before) {
    return MONTHS.contains(before.substring(before.length() - 7, before.length() - 4));
  }

  private static boolean digit(byte b) {
    return b >= '0' && b <= '9';
  }

  /// A JSON object with a member that is known for holding the time.
  static boolean object(byte[] text, int from, int to) {
    int open = JsonSpans.skipSpace(text, from, to);
    if (open >= to || text[open] != '{') {
      return false;
    }
    Optional<JsonSpans.Member> member = JsonSpans.member(text, open + 1, to);
    while (member.isPresent()) {
      if (TIMES.contains(member.get().name())) {
        return true;
      }
      member = JsonSpans.member(text, member.get().next(), to);
    }
    return false;
  }
}
