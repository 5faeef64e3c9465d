package io.redoubt.correlate;

/// The findings of one group key in a stretch of time.
///
/// @param key the hash of the group key
/// @param first its first event, milliseconds of the epoch; `Long.MAX_VALUE` when none has a time
/// @param last its last event; `Long.MIN_VALUE` likewise
record Reach(long key, long first, long last) {
  /// From its first event to its last, in milliseconds; the most without a time.
  long length() {
    return first > last ? Long.MAX_VALUE : last - first;
  }

  /// How far a time is from it, in milliseconds; 0 within. Without a time, what has none is
  /// nearest.
  long distance(long at) {
    if (at == Long.MAX_VALUE || first > last) {
      return at == Long.MAX_VALUE && first > last ? 0 : Long.MAX_VALUE - 1;
    }
    return at < first ? first - at : Math.max(0, at - last);
  }
}
