package io.redoubt.detect.sigma.read;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/// The encoding modifiers. Bytes travel between them as text of one character per byte.
final class Encodings {
  private Encodings() {}

  /// The text's bytes in this encoding, one character each.
  static String bytes(String text, Charset charset) {
    return new String(text.getBytes(charset), StandardCharsets.ISO_8859_1);
  }

  /// Base64 of bytes.
  static String base64(String bytes) {
    return encode(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// What is constant in the Base64 of a longer text that contains these bytes, for the three ways
  /// in which they can lie on its groups of three. The characters that neighbours share in are cut
  /// off.
  static List<String> base64AtOffsets(String bytes) {
    byte[] raw = bytes.getBytes(StandardCharsets.ISO_8859_1);
    int[] cutFront = {0, 2, 3};
    int[] cutBack = {0, 3, 2};
    String[] found = new String[3];
    for (int offset = 0; offset < 3; offset++) {
      byte[] shifted = new byte[raw.length + offset];
      System.arraycopy(raw, 0, shifted, offset, raw.length);
      String encoded = encode(shifted);
      int end = encoded.length() - cutBack[shifted.length % 3];
      found[offset] = encoded.substring(cutFront[offset], Math.max(cutFront[offset], end));
    }
    return List.of(found);
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
