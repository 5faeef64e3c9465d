package io.redoubt.detect.sigma.rule;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Which signs a text may have, so that a long one need not be searched for others: of all their
/// lower twelve bits, and letters of ASCII as small ones. Immutable.
public final class SignsSeen {
  private static final int ASCII = 128;
  private static final int LOWER = 0xFFF;

  /* Of texts that begin so and with so many signs all ASCII is expected. */
  private static final int FIRST = 4096;

  private static final int MANY = 40;

  /* So many in one call: a loop that runs long at its first coming is compiled late. */
  private static final int BLOCK = 512;

  private final boolean[] signs = new boolean[LOWER + 1];

  private SignsSeen() {}

  /// Those of a text.
  public static SignsSeen of(String text) {
    SignsSeen seen = new SignsSeen();
    boolean ascii = text.getBytes(StandardCharsets.UTF_8).length == text.length();
    int length = text.length();
    for (int i = 0; i < length; i += BLOCK) {
      if (i == FIRST && ascii && seen.many()) {
        Arrays.fill(seen.signs, 0, ASCII, true);
        break;
      }
      seen.see(text, i, Math.min(i + BLOCK, length));
    }
    seen.fold();
    return seen;
  }

  private void see(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      signs[text.charAt(i) & LOWER] = true;
    }
  }

  private void fold() {
    for (char c = 'A'; c <= 'Z'; c++) {
      signs[Folding.fold(c)] |= signs[c];
    }
    for (char c : Folding.ASCII_WITHOUT_CASE.toCharArray()) {
      signs[Folding.fold(c)] |= signs[c & LOWER];
    }
  }

  private boolean many() {
    int many = 0;
    for (int c = 0; c < ASCII; c++) {
      many += signs[c] ? 1 : 0;
    }
    return many >= MANY;
  }

  /// Whether it may have all signs of a literal.
  boolean all(String literal) {
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (!signs[c < ASCII ? Folding.fold(c) : c & LOWER]) {
        return false;
      }
    }
    return true;
  }
}
