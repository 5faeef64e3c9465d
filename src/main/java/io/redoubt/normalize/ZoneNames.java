package io.redoubt.normalize;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// Zone names as logs write them. Names that stand for several zones (`IST`, `CST` outside
/// America) mean the most common one; others are not known and make a time unreadable.
final class ZoneNames {
  private static final Map<String, Integer> HOURS =
      Map.ofEntries(
          Map.entry("UTC", 0),
          Map.entry("GMT", 0),
          Map.entry("UT", 0),
          Map.entry("Z", 0),
          Map.entry("WET", 0),
          Map.entry("WEST", 1),
          Map.entry("BST", 1),
          Map.entry("CET", 1),
          Map.entry("MET", 1),
          Map.entry("CEST", 2),
          Map.entry("MEST", 2),
          Map.entry("EET", 2),
          Map.entry("EEST", 3),
          Map.entry("MSK", 3),
          Map.entry("JST", 9),
          Map.entry("KST", 9),
          Map.entry("AEST", 10),
          Map.entry("AEDT", 11),
          Map.entry("NZST", 12),
          Map.entry("NZDT", 13),
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CST", -6),
          Map.entry("CDT", -5),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7));

  private ZoneNames() {}

  /// Seconds east of the name at the cursor, which moves behind it; or [TimeCursor#NONE].
  static int read(TimeCursor cursor) {
    int end = cursor.at;
    while (end < cursor.to && Character.isLetter(cursor.buffer[end])) {
      end++;
    }
    int length = end - cursor.at;
    if (length == 0 || length > 4) {
      return TimeCursor.NONE;
    }
    String name = new String(cursor.buffer, cursor.at, length, StandardCharsets.ISO_8859_1);
    Integer hours = HOURS.get(name.toUpperCase(Locale.ROOT));
    if (hours == null) {
      return TimeCursor.NONE;
    }
    cursor.at = end;
    return hours * 3600;
  }
}
