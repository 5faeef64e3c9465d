package io.redoubt.correlate;

import io.redoubt.event.RawRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// 64-bit hashes for summaries, and the ids of alerts and incidents.
final class Hashes {
  private static final long PRIME = 0x100000001b3L;

  private Hashes() {}

  /// FNV-1a over the characters, finished with the mixer of MurmurHash3.
  static long of(String text) {
    return mix(begin(text));
  }

  /// The hash of a text that goes on, for [#ascii].
  static long begin(String text) {
    return goOn(0xcbf29ce484222325L, text);
  }

  /// What [#of] gives for both texts with a NUL between them.
  static long of(String one, String other) {
    return mix(goOn(begin(one) * PRIME, other));
  }

  private static long goOn(long begun, String text) {
    long hash = begun;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }

  /// What [#of] gives for the text begun and these bytes; 0 when one of them is not ASCII.
  static long ascii(long begun, byte[] buffer, int from, int length) {
    long hash = begun;
    int seen = 0;
    for (int i = from; i < from + length; i++) {
      seen |= buffer[i];
      hash = (hash ^ buffer[i]) * PRIME;
    }
    return seen < 0 ? 0 : mix(hash);
  }

  /// Identifies an event by where it came from, as its id does, but cheaply.
  static long of(RawRecord record) {
    long hash = of(record.entry().key()) ^ mix(record.entry().generation());
    return mix(mix(hash + record.position()) + record.number());
  }

  static long mix(long hash) {
    long h = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }

  /// The first 80 bits of SHA-256 as 20 hexadecimal digits.
  static String id(String text) {
    return sha256(text).substring(0, 20);
  }

  /// SHA-256 as 64 hexadecimal digits.
  static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }
}
