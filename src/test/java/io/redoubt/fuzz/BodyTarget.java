package io.redoubt.fuzz;

import io.redoubt.ingest.http.Decoded;
import java.util.List;

/// What holds for the records of any body.
final class BodyTarget {
  private BodyTarget() {}

  /// All together they are no longer than the body.
  static void within(Decoded decoded, byte[] body) {
    if (decoded instanceof Decoded.Records(var records, int[] lines)) {
      records(records, body);
      if (lines.length != records.size()) {
        throw new AssertionError("a place for each record");
      }
    }
  }

  static void records(List<byte[]> records, byte[] body) {
    long all = records.stream().mapToLong(one -> one.length).sum();
    // a short escape may become three bytes of UTF-8, a lone half of a pair too
    if (all > body.length * 3L) {
      throw new AssertionError("more came out than went in");
    }
  }
}
