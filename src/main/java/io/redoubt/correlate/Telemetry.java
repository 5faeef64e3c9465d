package io.redoubt.correlate;

import io.redoubt.event.Event;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/// The values of `event.category` that say what kinds of telemetry there are. Stateless.
final class Telemetry {
  /// The number of `authentication`.
  static final int AUTHENTICATION = 0;

  private static final byte[][] KINDS = {
    bytes("authentication"),
    bytes("process"),
    bytes("network"),
    bytes("web"),
    bytes("file"),
    bytes("iam"),
    bytes("intrusion_detection"),
    bytes("configuration"),
    bytes("session"),
    bytes("registry")
  };

  private Telemetry() {}

  /// The number of the kind that a cell names; -1 for others.
  static int kind(Event event, int cell) {
    byte[] buffer = event.spanBuffer(cell);
    int from = event.spanStart(cell);
    int length = event.spanLength(cell);
    for (int k = 0; k < KINDS.length; k++) {
      byte[] kind = KINDS[k];
      if (kind.length == length && Arrays.equals(buffer, from, from + length, kind, 0, length)) {
        return k;
      }
    }
    return -1;
  }

  /// The names of kinds.
  ///
  /// @param kinds a bit for each
  static Set<String> names(int kinds) {
    Set<String> names = new TreeSet<>();
    for (int k = 0; k < KINDS.length; k++) {
      if ((kinds & 1 << k) != 0) {
        names.add(new String(KINDS[k], StandardCharsets.UTF_8));
      }
    }
    return names;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
