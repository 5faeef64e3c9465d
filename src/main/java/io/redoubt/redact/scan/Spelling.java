package io.redoubt.redact.scan;

/// One character in another spelling, as a number: how many characters the spelling has, and what
/// it stands for. Hostile texts are full of spellings, so there is no object for each. Stateless.
final class Spelling {
  /// No spelling begins here.
  static final int NONE = 0;

  /// Bits of the character and of "nothing".
  private static final int BITS = 17;

  private static final int MAX_ENTITY = 8;

  /// No more of a run of written line breaks and blanks is looked over than this.
  private static final int MOST_BLANK = 256;

  /// Quoted-printable breaks a line with `=` only near its limit of 76 (RFC 2045 §6.7).
  private static final int SOFT_BREAK = 60;

  /* The characters that begin a spelling, one bit each, in two halves. */
  private static final long LOWER =
      (1L << '%') | (1L << '&') | (1L << '=') | (1L << '\r') | (1L << '\n');
  private static final long UPPER = 1L << '\\';

  private Spelling() {}

  private static int of(int length, int character) {
    return length << BITS | (character + 1);
  }

  /// How many characters the spelling has.
  static int length(int spelling) {
    return spelling >> BITS;
  }

  /// What it stands for; -1 when it stands for nothing, as a break inside a word.
  static int character(int spelling) {
    return (spelling & ((1 << BITS) - 1)) - 1;
  }

  /// Whether a spelling may begin with this character.
  static boolean begins(char c) {
    return c < 128 && ((c < 64 ? LOWER : UPPER) & (1L << c)) != 0;
  }

  /// The spelling that begins here, or [#NONE].
  static int at(String s, int i) {
    return switch (s.charAt(i)) {
      case '%' -> hex(s, i, 1, 2);
      case '&' -> entity(s, i);
      case '\\' -> backslash(s, i);
      case '=' -> soft(s, i) ? wrap(s, i, i + 1) : NONE;
      case '\r', '\n' -> wrap(s, i, i);
      default -> NONE;
    };
  }

  private static int backslash(String s, int i) {
    if (i + 1 >= s.length()) {
      return NONE;
    }
    return switch (s.charAt(i + 1)) {
      case 'u' -> hex(s, i, 2, 4);
      case 'x' -> hex(s, i, 2, 2);
      case '"', '\'', '/', '\\', '=', '&' -> of(2, s.charAt(i + 1));
      case 'n', 'r' -> escapedBreak(s, i);
      case 't' -> of(2, ' ');
      case '\n', '\r' -> wrap(s, i, i + 1);
      default -> NONE;
    };
  }

  /* A break in the spelling of JSON, with further ones and the blanks after it: nothing between two
  parts of a word, else a space. */
  private static int escapedBreak(String s, int i) {
    int end = i + 2;
    int most = Math.min(s.length(), i + MOST_BLANK);
    while (end < most && (s.startsWith("\\n", end) || s.startsWith("\\r", end))) {
      end += 2;
    }
    while (end < most && s.charAt(end) == ' ') {
      end++;
    }
    return brokenWord(s, i, end) ? of(end - i, -1) : of(2, ' ');
  }

  /* A break follows, and the line has at least sixty characters up to here. */
  private static boolean soft(String s, int i) {
    if (i < SOFT_BREAK - 1 || i + 1 == s.length() || !breaks(s.charAt(i + 1))) {
      return false;
    }
    for (int k = i - SOFT_BREAK + 1; k < i; k++) {
      if (s.charAt(k) == '\n') {
        return false;
      }
    }
    return true;
  }

  private static boolean breaks(char c) {
    return c == '\r' || c == '\n';
  }

  private static int hex(String s, int i, int skip, int digits) {
    int end = i + skip + digits;
    if (end > s.length()) {
      return NONE;
    }
    int value = 0;
    for (int k = i + skip; k < end; k++) {
      int digit = Character.digit(s.charAt(k), 16);
      if (digit < 0) {
        return NONE;
      }
      value = value * 16 + digit;
    }
    return of(skip + digits, value);
  }

  private static int entity(String s, int i) {
    int end = s.indexOf(';', i, Math.min(s.length(), i + MAX_ENTITY + 1));
    if (end < 0) {
      return NONE;
    }
    String name = s.substring(i + 1, end);
    int value =
        switch (name) {
          case "amp" -> '&';
          case "lt" -> '<';
          case "gt" -> '>';
          case "quot" -> '"';
          case "apos" -> '\'';
          default -> numeric(name);
        };
    return value < 0 ? NONE : of(end + 1 - i, value);
  }

  private static int numeric(String name) {
    boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
    int from = hexadecimal ? 2 : 1;
    if (!name.startsWith("#") || name.length() <= from) {
      return -1;
    }
    int value = 0;
    for (int i = from; i < name.length(); i++) {
      int digit = Character.digit(name.charAt(i), hexadecimal ? 16 : 10);
      if (digit < 0) {
        return -1;
      }
      value = value * (hexadecimal ? 16 : 10) + digit;
    }
    return value <= Character.MAX_VALUE ? value : -1;
  }

  /* A line break, with the blanks after it, between two parts of one word. */
  private static int wrap(String s, int start, int at) {
    if (start == 0 || s.charAt(start - 1) <= ' ') {
      return NONE;
    }
    int end = at;
    while (end < s.length() && breaks(s.charAt(end))) {
      end++;
    }
    if (end == at) {
      return NONE;
    }
    while (end < s.length() && (s.charAt(end) == ' ' || s.charAt(end) == '\t')) {
      end++;
    }
    return brokenWord(s, start, end) ? of(end - start, -1) : NONE;
  }

  private static boolean brokenWord(String s, int start, int end) {
    return start > 0 && end < s.length() && s.charAt(start - 1) > ' ' && s.charAt(end) > ' ';
  }
}
