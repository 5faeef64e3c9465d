package io.redoubt.search.semantic;

import io.redoubt.event.port.TemplateFinder.Rank;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes places among ranked hits down as cursors, and reads them.
public final class RankCursors {
  private static final Pattern CURSOR =
      Pattern.compile("s([0-9a-f]{8})\\.(-?\\d{1,18})\\.(\\d{1,18})");

  private RankCursors() {}

  /// The cursor that asks for what comes after.
  public static String of(Rank rank) {
    String bits = HexFormat.of().toHexDigits(Float.floatToIntBits(rank.score()));
    return "s" + bits + "." + rank.millis() + "." + rank.sequence();
  }

  /// The place of a cursor; empty when it is none of ours.
  public static Optional<Rank> rank(String cursor) {
    Matcher parts = CURSOR.matcher(cursor);
    if (!parts.matches()) {
      return Optional.empty();
    }
    float score = Float.intBitsToFloat(HexFormat.fromHexDigits(parts.group(1)));
    return Float.isNaN(score)
        ? Optional.empty()
        : Optional.of(
            new Rank(score, Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3))));
  }
}
