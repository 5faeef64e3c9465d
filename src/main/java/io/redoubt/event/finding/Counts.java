package io.redoubt.event.finding;

import java.util.List;

/// The distinct values of one field and how often each was seen.
///
/// @param values most frequent first, then by value
/// @param complete whether all distinct values are here; otherwise there were more
public record Counts(List<Count> values, boolean complete) {
  /// Nothing was seen.
  public static final Counts NONE = new Counts(List.of(), true);

  /// A value and its number.
  ///
  /// @param value as it stands in the events, cut to 256 characters
  /// @param count at least 1
  public record Count(String value, long count) {}

  /// Copies the list.
  public Counts {
    values = List.copyOf(values);
  }

  /// The number of distinct values; a lower bound when not [#complete].
  public int distinct() {
    return values.size();
  }

  /// How often this value was seen.
  public long of(String value) {
    return values.stream().filter(c -> c.value().equals(value)).mapToLong(Count::count).sum();
  }

  /// The values alone.
  public List<String> names() {
    return values.stream().map(Count::value).toList();
  }
}
