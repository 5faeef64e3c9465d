package io.redoubt.correlate.sigma;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Which rows of a table stay, to be moved together in each of its arrays. Immutable.
///
/// @param rows those that stay behind the first gap, in ascending order
/// @param first the first gap
/// @param used one past the last row
@SuppressWarnings("ArrayRecordComponent") // for one use, by its maker
record Gaps(int[] rows, int first, int used) {
  void close(long[] all) {
    for (int i = 0; i < rows.length; i++) {
      all[first + i] = all[rows[i]];
    }
  }

  void close(int[] all) {
    for (int i = 0; i < rows.length; i++) {
      all[first + i] = all[rows[i]];
    }
  }

  void close(byte[] all) {
    for (int i = 0; i < rows.length; i++) {
      all[first + i] = all[rows[i]];
    }
  }

  /// The same for objects; none is held behind the last row.
  ///
  /// @param nothing stands there instead
  <T extends @Nullable Object> void close(T[] all, T nothing) {
    for (int i = 0; i < rows.length; i++) {
      all[first + i] = all[rows[i]];
    }
    Arrays.fill(all, first + rows.length, used, nothing);
  }
}
