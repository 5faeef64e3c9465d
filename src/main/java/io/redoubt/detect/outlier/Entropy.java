package io.redoubt.detect.outlier;

/// Shannon's entropy of texts. Stateless.
final class Entropy {
  private Entropy() {}

  /// Bits for each byte of `buffer[from, to)`, 0 to 8.
  static double of(byte[] buffer, int from, int to) {
    int size = to - from;
    if (size <= 0) {
      return 0;
    }
    int[] counts = new int[256];
    for (int i = from; i < to; i++) {
      counts[buffer[i] & 0xff]++;
    }
    double sum = 0;
    for (int count : counts) {
      if (count > 0) {
        sum += count * (Math.log(count) / Math.log(2));
      }
    }
    return Math.max(0, Math.log(size) / Math.log(2) - sum / size);
  }
}
