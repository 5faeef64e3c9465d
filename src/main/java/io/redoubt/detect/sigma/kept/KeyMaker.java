package io.redoubt.detect.sigma.kept;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Hashes texts and bytes, each with its length, so that no two lists of them are alike. Used once,
/// not thread-safe.
public final class KeyMaker {
  private final MessageDigest digest = digest();

  /// Adds a text.
  public KeyMaker add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Adds these bytes.
  public KeyMaker add(byte[] bytes) {
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
    digest.update(bytes);
    return this;
  }

  /// The hash of all, 32 bytes.
  public byte[] key() {
    return digest.digest();
  }

  /// SHA-256.
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException never) {
      throw new IllegalStateException(never); // every Java platform has it
    }
  }
}
