package io.redoubt.correlate.sigma;

import java.util.List;

/// A stretch of a timeline in which a correlation held without a break.
///
/// @param from index of its first entry
/// @param to index of its last entry
/// @param distinct the largest number of different things counted in one window
/// @param moments indexes of the entries at which the condition was met
record Episode(int from, int to, long distinct, List<Integer> moments) {
  /// Copies the list.
  Episode {
    moments = List.copyOf(moments);
  }
}
