package io.redoubt.audit.note;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The private key of an installation. As text: `PRIVATE+KEY+name+id+base64`. Immutable; its text
/// form is a secret.
public final class SigningKey {
  private static final String PREFIX = "PRIVATE+KEY+";
  private static final String MAC = "HmacSHA256";
  private static final int MAC_LENGTH = 16;
  private static final byte[] PROBE = "does this pair fit?".getBytes(StandardCharsets.UTF_8);

  private final VerifyKey verify;
  private final byte[] seed;
  private final PrivateKey key;

  /* Ready to hash; copied each time, because making one takes as long as hashing an entry. */
  private final Mac mac;

  private SigningKey(VerifyKey verify, byte[] seed) {
    this.verify = verify;
    this.seed = seed;
    this.key = Ed25519.privateKey(seed);
    this.mac = readyMac(seed);
  }

  /// A new key under this name, which has no blank and no `+`.
  public static SigningKey create(String name, SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(255, random);
      KeyPair pair = generator.generateKeyPair();
      byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
      byte[] raw = Ed25519.raw((EdECPublicKey) pair.getPublic());
      return new SigningKey(new VerifyKey(name, raw), seed);
    } catch (GeneralSecurityException | BadNote impossible) {
      throw new IllegalStateException("This platform has no Ed25519.", impossible);
    }
  }

  /// Reads the text form, with a line feed behind it, of the private half of this public key.
  public static SigningKey parse(String text, VerifyKey verify) throws BadNote {
    String start = PREFIX + verify.name() + "+" + verify.idHex() + "+";
    if (!text.startsWith(start) || !text.endsWith("\n")) {
      throw new BadNote("the private key does not belong to " + verify.text());
    }
    byte[] seed = VerifyKey.key(text.substring(start.length(), text.length() - 1));
    SigningKey read = new SigningKey(verify, seed);
    if (!verify.verifies(PROBE, read.sign(PROBE))) {
      throw new BadNote("the private key does not fit the public key " + verify.text());
    }
    return read;
  }

  /// The public half.
  public VerifyKey verifyKey() {
    return verify;
  }

  /// The text form, without line feed: a secret.
  public String secretText() {
    return PREFIX + verify.name() + "+" + verify.idHex() + "+" + VerifyKey.encoded(seed);
  }

  /// A keyed hash by which the holder of the key tells bytes it has seen from others: HMAC-SHA-256
  /// under `SHA-256("redoubt audit mac" ‖ LF ‖ seed)`, its first 16 bytes in hexadecimal.
  public String mac(byte[] bytes) {
    try {
      Mac own = (Mac) mac.clone();
      return HexFormat.of().formatHex(own.doFinal(bytes), 0, MAC_LENGTH);
    } catch (CloneNotSupportedException missing) {
      throw new IllegalStateException("The HmacSHA256 of this Java cannot be copied.", missing);
    }
  }

  private static Mac readyMac(byte[] seed) {
    try {
      MessageDigest derived = MessageDigest.getInstance("SHA-256");
      derived.update("redoubt audit mac\n".getBytes(StandardCharsets.UTF_8));
      Mac ready = Mac.getInstance(MAC);
      ready.init(new SecretKeySpec(derived.digest(seed), MAC));
      return ready;
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }

  byte[] sign(byte[] message) {
    return Ed25519.sign(key, message);
  }
}
