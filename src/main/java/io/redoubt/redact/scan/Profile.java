package io.redoubt.redact.scan;

/// What a text consists of, so that patterns which cannot match need not be tried. Immutable.
///
/// @param low which of the characters 0 to 63 occur
/// @param high which of the characters 64 to 127 occur
/// @param digits how many digits
/// @param digitRun the longest run of digits
record Profile(long low, long high, int digits, int digitRun) {
  static Profile of(String text) {
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
    return new Profile(low, high, digits, longest);
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
