package io.redoubt.search.tail;

/// Records that are committed and were not looked at.
///
/// @param records how many
/// @param first when the first of them arrived, milliseconds since 1970 UTC; meaningless without
///     any
/// @param last when the last of them arrived; likewise
public record Unseen(long records, long first, long last) {
  /// None.
  public static final Unseen NONE = new Unseen(0, 0, 0);
}
