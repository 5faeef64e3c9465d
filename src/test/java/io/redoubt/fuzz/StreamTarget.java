package io.redoubt.fuzz;

import io.redoubt.ingest.net.FramingProbe;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/// What a connection sends gives the same records however it is cut into reads, and nothing is
/// added. With a NUL in it only the latter: whether one ends a record of syslog may depend on
/// whether more had come (RFC 6587 leaves it to the sender).
record StreamTarget(BiFunction<byte[], Integer, List<byte[]>> framing) implements FuzzTarget {
  static StreamTarget syslog() {
    return new StreamTarget(FramingProbe::syslog);
  }

  static StreamTarget gelf() {
    return new StreamTarget(FramingProbe::gelf);
  }

  @Override
  public void take(byte[] bytes) {
    List<byte[]> whole = framing.apply(bytes, Math.max(1, bytes.length));
    long all = whole.stream().mapToLong(one -> one.length).sum();
    if (all > bytes.length) {
      throw new AssertionError("more came out than went in");
    }
    if (new String(bytes, StandardCharsets.ISO_8859_1).indexOf(0) >= 0) {
      return;
    }
    for (int read : new int[] {1, 2, 7}) {
      if (!Arrays.deepEquals(whole.toArray(), framing.apply(bytes, read).toArray())) {
        throw new AssertionError("other records in reads of " + read);
      }
    }
  }
}
