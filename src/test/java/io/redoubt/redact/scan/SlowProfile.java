package io.redoubt.redact.scan;

/// Part of [SlowTextScan].
record SlowProfile(long low, long high, int digits, int digitRun) {
  static SlowProfile of(String text) {
    long low = 0;
    long high = 0;
    int digits = 0;
    int run = 0;
    int longest = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 64) {
        low |= 1L << c;
      } else if (c < 128) {
        high |= 1L << (c - 64);
      }
      if (Chars.digit(c)) {
        digits++;
        run++;
        longest = Math.max(longest, run);
      } else {
        run = 0;
      }
    }
    return new SlowProfile(low, high, digits, longest);
  }

  boolean has(char c) {
    return c < 64 ? (low & (1L << c)) != 0 : (high & (1L << (c - 64))) != 0;
  }

  boolean hasAny(String characters) {
    for (int i = 0; i < characters.length(); i++) {
      if (has(characters.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
