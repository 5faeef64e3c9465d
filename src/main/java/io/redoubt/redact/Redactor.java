package io.redoubt.redact;

import io.redoubt.redact.scan.TextScan;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Opens cases. Immutable and thread-safe. The kinds of secrets are loaded once in a process; what
/// is remembered of clean words belongs to one redactor, so make one and keep it.
public final class Redactor {
  /// The least number of bytes of a key.
  public static final int KEY_BYTES = 32;

  private static final String HMAC = "HmacSHA256";

  private final RedactionPolicy policy;
  private final Mac mac;
  private final TextScan scan = TextScan.shipped();

  /// With this policy and the key of the installation.
  ///
  /// @param key at least 32 random bytes; copied
  public Redactor(RedactionPolicy policy, byte[] key) {
    if (key.length < KEY_BYTES) {
      throw new IllegalArgumentException("A redaction key has at least 32 bytes.");
    }
    this.policy = policy;
    this.mac = mac(key);
  }

  /// Opens a case: the same value gets the same stand-in in it, and only in it.
  ///
  /// @param caseId id of the alert, incident or entity
  public RedactionCase open(String caseId, Tier tier) {
    return new RedactionCase(caseId, tier, policy, this);
  }

  /// What happens to which field.
  public RedactionPolicy policy() {
    return policy;
  }

  TextScan scan() {
    return scan;
  }

  /// Keyed hash of a text, hexadecimal.
  String keyed(String text) {
    try {
      Mac own = (Mac) mac.clone();
      return HexFormat.of().formatHex(own.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (CloneNotSupportedException missing) {
      throw new IllegalStateException("The HmacSHA256 of this Java cannot be copied.", missing);
    }
  }

  /* Never used itself: each hash is made with a copy, so that threads do not meet. */
  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
      throw new IllegalStateException("Every Java platform has HmacSHA256.", missing);
    }
  }

  @Override
  public String toString() {
    return "Redactor";
  }
}
