package io.redoubt.testing;

import java.util.List;

/// Bounds of a median that suppose nothing of how values scatter: how many of n fall below the true
/// median is a matter of n throws of a coin (the sign test). Stateless.
public final class Medians {
  private Medians() {}

  /// The middle value; of an even number the mean of the two in the middle; NaN of none.
  public static double of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int n = sorted.size();
    return n == 0 ? Double.NaN : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
  }

  /// What the true median exceeds; minus infinity when there are too few values to say so.
  ///
  /// @param error how often that may be wrong, such as 0.01
  public static double atLeast(List<Double> values, double error) {
    int rank = rank(values.size(), error);
    return rank < 0
        ? Double.NEGATIVE_INFINITY
        : values.stream().sorted().toList().get(rank).doubleValue();
  }

  /// What the true median does not exceed, likewise.
  public static double atMost(List<Double> values, double error) {
    return -atLeast(values.stream().map(v -> -v).toList(), error);
  }

  /* The greatest k for which at most k heads in n throws are no likelier than the error. */
  private static int rank(int n, double error) {
    double likelihood = Math.pow(0.5, n);
    double below = 0;
    for (int k = 0; k < n; k++) {
      below += likelihood;
      if (below > error) {
        return k - 1;
      }
      likelihood *= (double) (n - k) / (k + 1);
    }
    return n - 1;
  }
}
