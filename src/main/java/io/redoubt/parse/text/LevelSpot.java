package io.redoubt.parse.text;

import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.parse.frame.Bytes;

/// Finds the level of a line near its start: a level word in capitals, in brackets, between bars
/// or colons, or behind `level=`. Stateless.
final class LevelSpot {
  private static final int REACH = 160;
  private static final String[] WORDS = {
    "INFO",
    "ERROR",
    "WARN",
    "WARNING",
    "DEBUG",
    "TRACE",
    "FATAL",
    "NOTICE",
    "CRITICAL",
    "SEVERE",
    "ERR",
    "CRIT",
    "ALERT",
    "EMERG",
    "INFORMATION",
    "VERBOSE",
    "FINE",
    "WRN",
    "INF",
    "DBG",
    "PANIC"
  };

  private LevelSpot() {}

  /// Adds `log.level` as written, if there is one.
  static void find(byte[] buffer, int from, int to, EventBuilder out) {
    int limit = Math.min(to, from + REACH);
    int i = from;
    while (i < limit) {
      if (!WordRuns.isPart(buffer[i])) {
        i++;
        continue;
      }
      int end = i + 1;
      while (end < to && WordRuns.isPart(buffer[end])) {
        end++;
      }
      if (isLevel(buffer, i, end) && (capitals(buffer, i) || framed(buffer, from, i, end, to))) {
        out.add(Ecs.LOG_LEVEL, buffer, i, end);
        return;
      }
      i = end;
    }
  }

  private static boolean isLevel(byte[] buffer, int from, int to) {
    if (to - from < 3 || to - from > 11) {
      return false;
    }
    for (String word : WORDS) {
      if (word.length() == to - from && equalIgnoringCase(buffer, from, word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean equalIgnoringCase(byte[] buffer, int from, String upper) {
    for (int k = 0; k < upper.length(); k++) {
      if ((buffer[from + k] & ~32) != upper.charAt(k)) {
        return false;
      }
    }
    return true;
  }

  private static boolean capitals(byte[] buffer, int from) {
    return buffer[from + 1] < 'a';
  }

  private static boolean framed(byte[] buffer, int from, int at, int end, int to) {
    if (at == from) {
      return end < to && (buffer[end] == ':' || buffer[end] == ' ');
    }
    byte before = buffer[at - 1];
    byte after = end < to ? buffer[end] : (byte) ' ';
    boolean opens = before == '[' || before == '|' || before == '<' || before == ':';
    boolean closes = after == ']' || after == '|' || after == '>' || after == ':';
    return (opens && closes) || before == '=' || Bytes.startsWith(buffer, end, to, ": ");
  }
}
