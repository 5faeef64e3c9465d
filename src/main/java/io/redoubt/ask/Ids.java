package io.redoubt.ask;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names questions. Stateless.
final class Ids {
  private static final int LENGTH = 16;

  private Ids() {}

  /// The beginning of the SHA-256 of a question and when it was asked.
  static String of(String question, long millis) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((millis + " " + question).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, LENGTH);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }
}
