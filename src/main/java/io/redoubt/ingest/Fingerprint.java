package io.redoubt.ingest;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Tells contents apart by their beginning.
final class Fingerprint {
  /// How many bytes are looked at.
  static final int BYTES = 1024;

  private Fingerprint() {}

  /// 64 bits of SHA-256 over the first bytes.
  static long of(byte[] beginning) {
    MessageDigest digest = sha256();
    digest.update(beginning, 0, Math.min(beginning.length, BYTES));
    return ByteBuffer.wrap(digest.digest()).getLong();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }
}
