package io.redoubt.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A public key with the name it signs under. As text: `name+id+base64`, where the id is the first
/// four bytes of `SHA-256(name ‖ LF ‖ 0x01 ‖ key)`. Immutable.
public final class VerifyKey {
  static final byte ALGORITHM = 1;

  private final String name;
  private final byte[] raw;
  private final PublicKey key;
  private final int id;

  VerifyKey(String name, byte[] raw) throws BadNote {
    this.name = name;
    this.raw = raw.clone();
    this.key = Ed25519.publicKey(raw);
    this.id = id(name, raw);
  }

  /// Reads the text form; a final line feed may stand behind it.
  public static VerifyKey parse(String text) throws BadNote {
    String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    String[] parts = line.split("\\+", 3);
    if (parts.length != 3) {
      throw new BadNote("the key is not of the form name+id+base64");
    }
    VerifyKey read = new VerifyKey(parts[0], key(parts[2]));
    if (!read.text().equals(line)) {
      throw new BadNote("the key's id does not fit its name and bytes");
    }
    return read;
  }

  /// The 32 bytes behind the algorithm byte.
  static byte[] key(String base64) throws BadNote {
    byte[] bytes = base64(base64);
    if (bytes.length != Ed25519.KEY + 1 || bytes[0] != ALGORITHM) {
      throw new BadNote("the key is not an Ed25519 key");
    }
    return Arrays.copyOfRange(bytes, 1, bytes.length);
  }

  /// Strict base64: only what an encoder would have written.
  static byte[] base64(String text) throws BadNote {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException wrong) {
      throw new BadNote("not base64: " + wrong.getMessage());
    }
    throw new BadNote("base64 with stray bits");
  }

  private static int id(String name, byte[] raw) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) '\n');
      digest.update(ALGORITHM);
      return ByteBuffer.wrap(digest.digest(raw)).getInt();
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java platform has SHA-256.", missing);
    }
  }

  /// The name it signs under.
  public String name() {
    return name;
  }

  /// First four bytes of the key's hash.
  public int id() {
    return id;
  }

  /// The text form, without line feed.
  public String text() {
    return name + "+" + idHex() + "+" + encoded(raw);
  }

  String idHex() {
    return HexFormat.of().toHexDigits(id);
  }

  static String encoded(byte[] key) {
    byte[] typed = ByteBuffer.allocate(key.length + 1).put(ALGORITHM).put(key).array();
    return Base64.getEncoder().encodeToString(typed);
  }

  boolean verifies(byte[] message, byte[] signature) {
    return Ed25519.verify(key, message, signature);
  }

  @Override
  public String toString() {
    return text();
  }
}
