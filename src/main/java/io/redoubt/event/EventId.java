package io.redoubt.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Makes event ids: the first 80 bits of SHA-256 over key, generation, position and number.
final class EventId {
  private static final MessageDigest FRESH = made();

  private EventId() {}

  static String of(RawRecord record) {
    String origin = origin(record.entry(), record.position()) + record.number();
    byte[] hash = sha256().digest(origin.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, 10);
  }

  /// What comes before the number of the record.
  static String origin(SourceEntry entry, long position) {
    return entry.key() + '\0' + Long.toHexString(entry.generation()) + '\0' + position + '\0';
  }

  /* Copying one costs less than asking for a new one; the one that is copied is never fed. */
  static MessageDigest sha256() {
    try {
      return (MessageDigest) FRESH.clone();
    } catch (CloneNotSupportedException never) {
      throw new IllegalStateException("SHA-256 of the Java platform can be copied.", never);
    }
  }

  private static MessageDigest made() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }
}
