package io.redoubt.triage.context;

import io.redoubt.event.context.Entity;
import io.redoubt.event.context.Period;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Ids of answers: the first 80 bits of SHA-256 over question and evidence.
final class Ids {
  private Ids() {}

  static String of(Entity entity, Period period, String evidenceHash) {
    String text = entity + "\0" + period.from() + '\0' + period.to() + '\0' + evidenceHash;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 10);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }
}
