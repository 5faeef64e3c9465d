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

  /* Logarithms of small numbers to the base of 2. */
  private static final double[] LOGS = new double[1024];

  static {
    for (int number = 1; number < LOGS.length; number++) {
      LOGS[number] = Math.log(number) / Math.log(2);
    }
  }

  private final int[] counts = new int[256];

  /* A bit for each byte that was counted. */
  private final long[] seen = new long[4];

  /// Bits for each byte of `buffer[from, to)`, 0 to 8.
  double of(byte[] buffer, int from, int to) {
    int size = to - from;
    if (size <= 0) {
      return 0;
    }
    for (int i = from; i < to; i++) {
      int value = buffer[i] & 0xff;
      counts[value]++;
      seen[value >>> 6] |= 1L << value;
    }
    double sum = 0;
    for (int word = 0; word < seen.length; word++) {
      for (long bits = seen[word]; bits != 0; bits &= bits - 1) {
        int value = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
        int count = counts[value];
        counts[value] = 0;
        sum += count < TERMS.length ? TERMS[count] : term(count);
      }
      seen[word] = 0;
    }
    return Math.max(0, log2(size) - sum / size);
  }

  /// The logarithm of a positive number to the base of 2.
  static double log2(int number) {
    return number < LOGS.length ? LOGS[number] : Math.log(number) / Math.log(2);
  }

  private static double term(int count) {
    return count * (Math.log(count) / Math.log(2));
  }
}
