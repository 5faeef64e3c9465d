package io.redoubt.audit.replay;

import java.nio.charset.StandardCharsets;

/// Where two texts part.
///
/// @param at offset of the first byte that differs; -1: none does
/// @param stored what stands there in the log, some characters around it; hostile text possible
/// @param made what was made again there, likewise
public record Difference(long at, String stored, String made) {
  /// There is none.
  static final Difference NONE = new Difference(-1, "", "");

  private static final int BEFORE = 40;
  private static final int AFTER = 60;

  static Difference at(int at, byte[] stored, byte[] made) {
    return new Difference(at, around(stored, at), around(made, at));
  }

  private static String around(byte[] bytes, int at) {
    int from = Math.max(0, at - BEFORE);
    int to = Math.min(bytes.length, at + AFTER);
    return from >= to ? "" : new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
