package io.redoubt.event.finding;

/// When the first and the last of many events happened, of which only some are at hand.
///
/// @param first milliseconds since 1970 UTC
/// @param last the same, not before the first
public record Stretch(long first, long last) {
  /// Refuses a stretch that ends before it begins.
  public Stretch {
    if (last < first) {
      throw new IllegalArgumentException("A stretch from " + first + " ends at " + last + ".");
    }
  }

  /// The shortest stretch that covers both.
  public Stretch and(Stretch other) {
    return new Stretch(Math.min(first, other.first), Math.max(last, other.last));
  }
}
