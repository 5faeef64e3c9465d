package io.redoubt.verify.ground;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lengths of time: `11 min 47 s`, `11 minutes and 47 seconds`, `47s`, `two hours`. Stateless.
final class Durations {
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final Map<String, Long> UNITS =
      Map.ofEntries(
          Map.entry("ms", 1L),
          Map.entry("millisecond", 1L),
          Map.entry("milliseconds", 1L),
          Map.entry("s", SECOND),
          Map.entry("sec", SECOND),
          Map.entry("secs", SECOND),
          Map.entry("second", SECOND),
          Map.entry("seconds", SECOND),
          Map.entry("m", MINUTE),
          Map.entry("min", MINUTE),
          Map.entry("mins", MINUTE),
          Map.entry("minute", MINUTE),
          Map.entry("minutes", MINUTE),
          Map.entry("h", HOUR),
          Map.entry("hr", HOUR),
          Map.entry("hrs", HOUR),
          Map.entry("hour", HOUR),
          Map.entry("hours", HOUR),
          Map.entry("d", DAY),
          Map.entry("day", DAY),
          Map.entry("days", DAY),
          Map.entry("week", 7 * DAY),
          Map.entry("weeks", 7 * DAY));

  private Durations() {}

  /// A length of time.
  ///
  /// @param millis how long
  /// @param pieces how many pieces it takes
  record Length(long millis, int pieces) {}

  /// The length of time that begins at this piece; null when none does.
  static @Nullable Length at(List<Piece> pieces, int start) {
    long total = 0;
    int i = start;
    while (i < pieces.size()) {
      int k = i > start && pieces.get(i).word("and") ? i + 1 : i;
      Length one = k < pieces.size() ? single(pieces, k) : null;
      if (one == null) {
        break;
      }
      total += one.millis();
      i = k + one.pieces();
    }
    return i == start ? null : new Length(total, i - start);
  }

  private static @Nullable Length single(List<Piece> pieces, int i) {
    Piece piece = pieces.get(i);
    if (piece.is(Piece.Kind.NAME)) {
      return glued(piece.key());
    }
    Numerals.Spelled spelled = Numerals.at(pieces, i);
    int used = spelled == null ? 1 : spelled.pieces();
    if ((spelled == null && !piece.is(Piece.Kind.NUMBER)) || i + used >= pieces.size()) {
      return null;
    }
    Piece unit = pieces.get(i + used);
    Long millis = unit.is(Piece.Kind.WORD) && !unit.apart() ? UNITS.get(unit.key()) : null;
    if (millis == null) {
      return null;
    }
    return spelled == null
        ? length(piece.key(), millis, 2)
        : new Length(spelled.value() * millis, used + 1);
  }

  private static @Nullable Length glued(String key) {
    int digits = 0;
    while (digits < key.length()
        && (Character.isDigit(key.charAt(digits)) || key.charAt(digits) == '.')) {
      digits++;
    }
    if (digits == 0 || digits == key.length()) {
      return null;
    }
    String rest = key.substring(digits);
    Long millis = UNITS.get(rest.startsWith("-") ? rest.substring(1) : rest);
    return millis == null ? null : length(key.substring(0, digits), millis, 1);
  }

  private static @Nullable Length length(String number, long unit, int pieces) {
    if (number.length() > 12 || number.indexOf('.') != number.lastIndexOf('.')) {
      return null;
    }
    return new Length(Math.round(Double.parseDouble(number) * unit), pieces);
  }
}
