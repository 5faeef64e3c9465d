package io.redoubt.store.index;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a partition covers: written in each of its commits.
///
/// @param first lowest sequence number it stands for
/// @param next one more than the highest
/// @param earliest time of its events, milliseconds since 1970 UTC; above `latest` when it has none
/// @param latest time of its events
/// @param floor what lies below was let go of and is not missing
record Extent(long first, long next, long earliest, long latest, long floor) {
  /// Raised when what is written changes its meaning: indexes of another version are built again.
  private static final String VERSION = "7";

  static Extent empty(long first, long floor) {
    return new Extent(first, first, Long.MAX_VALUE, Long.MIN_VALUE, floor);
  }

  boolean covers(long sequence) {
    return first <= sequence && sequence < next;
  }

  /// Whether an event of this time may be in it.
  boolean reaches(long from, long to) {
    return earliest < to && latest >= from;
  }

  /// With an event of this time, and then until there.
  Extent with(long time, long newNext) {
    return new Extent(
        first, Math.max(next, newNext), Math.min(earliest, time), Math.max(latest, time), floor);
  }

  Extent until(long newNext) {
    return new Extent(first, Math.max(next, newNext), earliest, latest, floor);
  }

  Extent floor(long newFloor) {
    return new Extent(first, next, earliest, latest, Math.max(floor, newFloor));
  }

  Map<String, String> data() {
    return Map.of(
        "redoubt", VERSION,
        "first", Long.toString(first),
        "next", Long.toString(next),
        "earliest", Long.toString(earliest),
        "latest", Long.toString(latest),
        "floor", Long.toString(floor));
  }

  /// What a commit says, or null when it is none of ours.
  static @Nullable Extent of(Map<String, String> data) {
    if (!VERSION.equals(data.get("redoubt"))) {
      return null;
    }
    try {
      return new Extent(
          number(data, "first"),
          number(data, "next"),
          number(data, "earliest"),
          number(data, "latest"),
          number(data, "floor"));
    } catch (NumberFormatException unreadable) {
      return null;
    }
  }

  /// Whether a commit says that it is ours, but of another version.
  static boolean foreign(Map<String, String> data) {
    String version = data.get("redoubt");
    return version != null && !VERSION.equals(version);
  }

  private static long number(Map<String, String> data, String key) {
    return Long.parseLong(data.getOrDefault(key, ""));
  }
}
