package io.redoubt.notify.http;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Proves to the receiver of a webhook who sent it, and when: `X-Redoubt-Timestamp` holds seconds
/// since 1970 UTC, `X-Redoubt-Signature` holds `sha256=` and the hexadecimal HMAC-SHA256 of the
/// timestamp, a full stop and the body. Receivers should refuse timestamps that are more than five
/// minutes off.
public final class Signature {
  /// The header of the moment.
  public static final String TIMESTAMP = "X-Redoubt-Timestamp";

  /// The header of the signature.
  public static final String SIGNATURE = "X-Redoubt-Signature";

  private static final String HMAC = "HmacSHA256";

  private Signature() {}

  /// The two headers for a body that is sent at this moment.
  ///
  /// @param secret that the receiver knows too, not empty
  public static Map<String, String> headers(String secret, Instant now, byte[] body) {
    String seconds = String.valueOf(now.getEpochSecond());
    return Map.of(TIMESTAMP, seconds, SIGNATURE, "sha256=" + of(secret, seconds, body));
  }

  /// Whether the headers of a message belong to its body; takes the same time for every wrong one.
  public static boolean holds(String secret, String timestamp, String signature, byte[] body) {
    byte[] wanted = ("sha256=" + of(secret, timestamp, body)).getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(wanted, signature.getBytes(StandardCharsets.UTF_8));
  }

  private static String of(String secret, String seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException missing) {
      throw new IllegalStateException("Every Java platform has HmacSHA256.", missing);
    }
  }
}
