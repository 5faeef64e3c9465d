package io.redoubt.audit.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The public half is told from the private one.
class Ed25519Test {
  private static final long SEED = 20_261_122;

  /// RFC 8032, section 7.1, tests 1 to 3.
  @Test
  void thePublicHalfIsThatOfTheStandard() {
    assertThat(half("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
        .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    assertThat(half("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
        .isEqualTo("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    assertThat(half("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7"))
        .isEqualTo("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025");
  }

  /// The slow way: what the one half signs, the other verifies.
  @Test
  void halvesFitExactlyWhenOneVerifiesWhatTheOtherSigns() throws BadNote {
    Random random = new Random(SEED);
    byte[] message = "does this pair fit?".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 40; i++) {
      byte[] seed = new byte[Ed25519.KEY];
      random.nextBytes(seed);
      VerifyKey key = new VerifyKey("log", Ed25519.publicOf(seed));
      byte[] other = seed.clone();
      other[i % Ed25519.KEY] ^= (byte) (1 << (i % 8));
      for (byte[] one : new byte[][] {seed, other}) {
        byte[] signed = Ed25519.sign(Ed25519.privateKey(one), message);
        assertThat(key.isHalfOf(one))
            .as("seed %d, key %d", SEED, i)
            .isEqualTo(key.verifies(message, signed));
      }
      assertThat(key.isHalfOf(seed)).isTrue();
      assertThat(key.isHalfOf(other)).isFalse();
    }
  }

  private static String half(String seed) {
    HexFormat hex = HexFormat.of();
    return hex.formatHex(Ed25519.publicOf(hex.parseHex(seed)));
  }
}
