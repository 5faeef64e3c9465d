package io.redoubt.audit.note;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;

/// RFC 8032 Ed25519 with keys as raw bytes.
final class Ed25519 {
  static final int KEY = 32;
  static final int SIGNATURE = 64;
  private static final String NAME = "Ed25519";

  private Ed25519() {}

  static PrivateKey privateKey(byte[] seed) {
    try {
      return KeyFactory.getInstance(NAME)
          .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed.clone()));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every 32 bytes are a private key.", impossible);
    }
  }

  /// The key whose encoding this is: y in little-endian order, the sign of x in the last bit.
  static PublicKey publicKey(byte[] raw) throws BadNote {
    byte[] bigEndian = reversed(raw);
    boolean odd = (bigEndian[0] & 0x80) != 0;
    bigEndian[0] &= 0x7f;
    EdECPoint point = new EdECPoint(odd, new BigInteger(1, bigEndian));
    try {
      return KeyFactory.getInstance(NAME)
          .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point));
    } catch (GeneralSecurityException wrong) {
      throw new BadNote("the public key is not a point of the curve");
    }
  }

  static byte[] raw(EdECPublicKey key) {
    byte[] bigEndian = new byte[KEY];
    byte[] y = key.getPoint().getY().toByteArray();
    int length = Math.min(y.length, KEY);
    System.arraycopy(y, y.length - length, bigEndian, KEY - length, length);
    if (key.getPoint().isXOdd()) {
      bigEndian[0] |= (byte) 0x80;
    }
    return reversed(bigEndian);
  }

  static byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("A private key signs anything.", impossible);
    }
  }

  static boolean verify(PublicKey key, byte[] message, byte[] signed) {
    try {
      Signature signature = Signature.getInstance(NAME);
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] turned = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      turned[i] = bytes[bytes.length - 1 - i];
    }
    return turned;
  }
}
