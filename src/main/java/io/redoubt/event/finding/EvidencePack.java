package io.redoubt.event.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The numbered evidence of one alert, in the order rule, facts, context, raw lines.
///
/// @param lines E1..En, at most 24
/// @param hash SHA-256 over the lines, hexadecimal
public record EvidencePack(List<Evidence> lines, String hash) {
  /// Copies the lines.
  public EvidencePack {
    lines = List.copyOf(lines);
  }

  /// The pack of these lines, with their hash.
  public static EvidencePack of(List<Evidence> lines) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Evidence e : lines) {
        String line = e.id() + '\0' + e.kind() + '\0' + e.eventId() + '\0' + e.text() + '\0';
        digest.update(line.getBytes(StandardCharsets.UTF_8));
      }
      return new EvidencePack(lines, HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }
}
