package io.redoubt.redact.scan;

/// Whatever looks drawn at random and belongs to no known kind: long hexadecimal numbers become
/// hashes, other random words of at least sixteen characters secrets. What an encoding hides
/// (base64, hexadecimal) is caught here too.
final class TokenScan {
  private static final int LEAST = 16;

  /// From this many digits on a number names something; shorter ones count or tell the time.
  private static final int NUMBER = 20;

  private TokenScan() {}

  static void scan(Shadow shadow, Finds finds) {
    String s = shadow.text();
    for (int i = 0; i + LEAST <= s.length(); ) {
      int end = i + LEAST;
      int gap = gap(s, i, end);
      if (gap >= 0) {
        i = gap + 1;
        continue;
      }
      while (end < s.length() && token(s.charAt(end))) {
        end++;
      }
      word(shadow, i, end, finds);
      i = end;
    }
  }

  /* The last place in this part of the text where no token can be; -1 when there is none. Words are
  short: looked at from its end, most of a text need not be looked at. */
  private static int gap(String s, int from, int to) {
    for (int i = to - 1; i >= from; i--) {
      if (!token(s.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean token(char c) {
    return c != '.' && Chars.word(c);
  }

  private static void word(Shadow shadow, int from, int to, Finds finds) {
    String s = shadow.text();
    if (uuid(s, from, to)) {
      finds.add(shadow, from, to, Kind.HASH, "");
      return;
    }
    for (int i = from; i < to; ) {
      int end = i;
      while (end < to && s.charAt(end) != '/' && s.charAt(end) != '=') {
        end++;
      }
      part(shadow, i, end, finds);
      i = end + 1;
    }
    boolean slashed = s.indexOf('/', from, to) >= 0;
    if (slashed && s.charAt(from) != '/' && Tokens.drawn(s, from, to, LEAST)) {
      finds.add(shadow, from, to, Kind.SECRET, "random");
    }
  }

  private static void part(Shadow shadow, int from, int to, Finds finds) {
    String s = shadow.text();
    if (to - from < LEAST) {
      return;
    }
    boolean hex = true;
    boolean digits = true;
    for (int i = from; i < to; i++) {
      hex &= Chars.hex(s.charAt(i));
      digits &= Chars.digit(s.charAt(i));
    }
    if (hex && (!digits || to - from >= NUMBER)) {
      finds.add(shadow, from, to, Kind.HASH, "");
    } else if (!digits && Tokens.drawn(s, from, to, LEAST)) {
      finds.add(shadow, from, to, Kind.SECRET, "random");
    }
  }

  /// `8-4-4-4-12` hexadecimal digits.
  private static boolean uuid(String s, int from, int to) {
    if (to - from != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      char c = s.charAt(from + i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : !Chars.hex(c)) {
        return false;
      }
    }
    return true;
  }
}
