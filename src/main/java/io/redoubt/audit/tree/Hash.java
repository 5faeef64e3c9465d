package io.redoubt.audit.tree;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A SHA-256 value. Immutable; equal when all 32 bytes are.
public final class Hash implements Comparable<Hash> {
  /// Bytes of a value.
  public static final int LENGTH = 32;

  private final byte[] bytes;

  /// Takes over the array, which nobody else may change.
  Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The 32 bytes at this place, copied.
  public static Hash at(byte[] from, int offset) {
    return new Hash(Arrays.copyOfRange(from, offset, offset + LENGTH));
  }

  /// Reads 64 hexadecimal digits; throws `IllegalArgumentException` for anything else.
  public static Hash ofHex(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("Not a SHA-256: " + hex);
    }
    return new Hash(bytes);
  }

  /// A copy of the bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// Puts the bytes at this place.
  public void put(byte[] into, int offset) {
    System.arraycopy(bytes, 0, into, offset, LENGTH);
  }

  /// Lower-case hexadecimal.
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  /// Standard base64, as checkpoints have it.
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  byte[] shared() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public int compareTo(Hash other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
