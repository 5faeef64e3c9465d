package io.redoubt.correlate.sigma;

import java.util.List;

/// A stretch of a timeline in which a correlation held without a break.
///
/// @param from index of its first entry
/// @param to index of its last entry
/// @param distinct the largest number of different things counted in one window
/// @param measure what the condition was held against when it was met most clearly: a count, a sum,
///     a mean, a share
/// @param moments indexes of the entries at which the condition was met
record Episode(int from, int to, long distinct, double measure, List<Integer> moments) {
  /// Copies the list.
  Episode {
    moments = List.copyOf(moments);
  }
}
