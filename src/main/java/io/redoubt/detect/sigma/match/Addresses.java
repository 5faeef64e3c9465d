package io.redoubt.detect.sigma.match;

import io.redoubt.detect.sigma.rule.Network;
import java.util.Arrays;

/// The addresses that texts are, each read once: rules ask of many networks whether the same few
/// hosts are in them. Not thread-safe.
final class Addresses {
  private static final int KNOWN = 256;

  private final String[] texts = new String[KNOWN];
  private final byte[][] bytes = new byte[KNOWN][];

  Addresses() {
    Arrays.fill(texts, "");
    Arrays.fill(bytes, Network.NO_ADDRESS);
  }

  /// Its bytes, [Network#NO_ADDRESS] when it is none.
  byte[] of(String text) {
    if (text.length() > Network.LONGEST) {
      return Network.NO_ADDRESS;
    }
    int hash = text.hashCode();
    int place = (hash ^ hash >>> 8 ^ hash >>> 16) & (KNOWN - 1);
    if (!texts[place].equals(text)) {
      bytes[place] = Network.address(text);
      texts[place] = text;
    }
    return bytes[place];
  }
}
