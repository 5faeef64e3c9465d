package io.redoubt.detect.sigma.match;

/// Which signs a text may have: by their upper eight bits.
///
/// @param bits 256 of them
record SignPages(long[] bits) {
  private static final int PAGES = 256;

  /// Those of a text.
  static SignPages of(String text) {
    boolean[] seen = new boolean[PAGES];
    for (int i = 0; i < text.length(); i++) {
      seen[text.charAt(i) >>> 8] = true;
    }
    long[] bits = new long[PAGES / 64];
    for (int page = 0; page < PAGES; page++) {
      bits[page >>> 6] |= seen[page] ? 1L << page : 0;
    }
    return new SignPages(bits);
  }

  /// Whether it may have this sign.
  boolean has(char sign) {
    return (bits[sign >>> 14] >>> (sign >>> 8) & 1) != 0;
  }
}
