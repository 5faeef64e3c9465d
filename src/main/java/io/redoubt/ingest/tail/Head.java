package io.redoubt.ingest.tail;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// The first bytes of what was read of a file, at most 4 KiB: they tell a file from another that
/// has its number or its name. Immutable.
final class Head {
  static final int FULL = 4_096;
  static final Head NONE = new Head(new byte[0]);

  private final byte[] bytes;

  private Head(byte[] bytes) {
    this.bytes = bytes;
  }

  static Head of(byte[] bytes, int length) {
    return new Head(Arrays.copyOf(bytes, Math.min(Math.min(length, bytes.length), FULL)));
  }

  int length() {
    return bytes.length;
  }

  /// With what follows it in the file.
  Head with(byte[] next, int from, int to) {
    int more = Math.min(to - from, FULL - bytes.length);
    if (more <= 0) {
      return this;
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + more);
    System.arraycopy(next, from, longer, bytes.length, more);
    return new Head(longer);
  }

  /// Whether a file with these first bytes may be the same, grown.
  boolean begins(byte[] first) {
    return first.length >= bytes.length
        && Arrays.equals(bytes, 0, bytes.length, first, 0, bytes.length);
  }

  /// 64 bits of SHA-256.
  long hash() {
    return hash(bytes, bytes.length);
  }

  static long hash(byte[] bytes, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, length);
      return ByteBuffer.wrap(digest.digest()).getLong();
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }
}
