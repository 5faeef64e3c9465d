package io.redoubt.detect.outlier;

/// Shannon's entropy of texts. Used again for the next; not thread-safe.
final class Entropy {
  /* What a byte that occurs so often adds to the sum. */
  private static final double[] TERMS = new double[256];

  static {
    for (int count = 1; count < TERMS.length; count++) {
      TERMS[count] = term(count);
    }
  }

  private final int[] counts = new int[256];

  /// Bits for each byte of `buffer[from, to)`, 0 to 8.
  double of(byte[] buffer, int from, int to) {
    int size = to - from;
    if (size <= 0) {
      return 0;
    }
    for (int i = from; i < to; i++) {
      counts[buffer[i] & 0xff]++;
    }
    double sum = 0;
    for (int value = 0; value < counts.length; value++) {
      int count = counts[value];
      if (count > 0) {
        counts[value] = 0;
        sum += count < TERMS.length ? TERMS[count] : term(count);
      }
    }
    return Math.max(0, Math.log(size) / Math.log(2) - sum / size);
  }

  private static double term(int count) {
    return count * (Math.log(count) / Math.log(2));
  }
}
