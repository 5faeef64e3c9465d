package io.redoubt.verify.ground;

import io.redoubt.verify.ground.Piece.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Cuts a text into [Piece]s. Linear in the text. Stateless.
final class Cutter {
  private static final String PUNCTUATION = ",;()[]{}<>|!?…—–*`\"“”„«»‘’´";
  private static final String EDGES = ".:'-–—=~#";
  private static final String OPENING = "\"“„«";
  private static final String CLOSING = "\"”“»";
  private static final Pattern REFERENCE = Pattern.compile("E[1-9][0-9]{0,2}");
  private static final int LONGEST_QUOTE = 300;

  /* The punctuation of ASCII, looked up: most characters are none. */
  private static final boolean[] POINTS = new boolean[128];

  static {
    for (char c = 0; c < POINTS.length; c++) {
      POINTS[c] = PUNCTUATION.indexOf(c) >= 0;
    }
  }

  private Cutter() {}

  private static boolean punctuation(char c) {
    return c < POINTS.length ? POINTS[c] : PUNCTUATION.indexOf(c) >= 0;
  }

  /// The pieces of the text in order.
  static List<Piece> cut(String text) {
    List<Piece> pieces = new ArrayList<>();
    boolean apart = true;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c <= ' ') {
        i++;
        continue;
      }
      int close = closing(text, i);
      if (close > 0) {
        String inner = text.substring(i + 1, close);
        pieces.add(
            new Piece(Kind.QUOTE, inner, inner.toLowerCase(Locale.ROOT), i, close + 1, true, null));
        apart = true;
        i = close + 1;
        continue;
      }
      Stamp stamp = StampReader.at(text, i);
      if (stamp != null) {
        String said = text.substring(i, stamp.to());
        pieces.add(new Piece(Kind.TIME, said, said, i, stamp.to(), apart, stamp));
        apart = false;
        i = stamp.to();
        continue;
      }
      if (punctuation(c)) {
        apart = true;
        i++;
        continue;
      }
      int end = chunk(text, i);
      int from = i;
      while (from < end && EDGES.indexOf(text.charAt(from)) >= 0) {
        from++;
      }
      int to = end;
      while (to > from && EDGES.indexOf(text.charAt(to - 1)) >= 0) {
        to--;
      }
      if (from < to) {
        pieces.add(piece(text.substring(from, to), from, to, apart || from > i));
        apart = false;
      }
      apart |= to < end;
      i = end;
    }
    return pieces;
  }

  private static int closing(String text, int open) {
    int which = OPENING.indexOf(text.charAt(open));
    if (which < 0) {
      return -1;
    }
    int close = text.indexOf(CLOSING.charAt(which), open + 1);
    return close > open + 1 && close - open <= LONGEST_QUOTE ? close : -1;
  }

  /// Where the run of characters without white space or punctuation ends.
  private static int chunk(String text, int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c > ' ' && c < POINTS.length && !POINTS[c]) {
        i++;
        continue;
      }
      boolean thousands = c == ',' && i > from && digitAt(text, i - 1) && groupOfThree(text, i + 1);
      boolean apostrophe =
          c == '’' && i > from && i + 1 < text.length() && Character.isLetter(text.charAt(i + 1));
      if (c <= ' ' || (punctuation(c) && !thousands && !apostrophe)) {
        break;
      }
      i++;
    }
    return Math.max(i, from + 1);
  }

  private static boolean groupOfThree(String text, int i) {
    return digitAt(text, i)
        && digitAt(text, i + 1)
        && digitAt(text, i + 2)
        && !digitAt(text, i + 3);
  }

  private static boolean digitAt(String text, int i) {
    return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }

  private static Piece piece(String said, int from, int to, boolean apart) {
    Kind kind = Kind.WORD;
    String key = said;
    for (int i = 0; i < said.length() && kind == Kind.WORD; i++) {
      char c = said.charAt(i);
      if (!Character.isLetter(c) && c != '\'' && c != '’' && c != '-') {
        kind = Kind.NAME;
      }
    }
    if (kind == Kind.NAME) {
      String number = number(said);
      if (number != null) {
        kind = Kind.NUMBER;
        key = number;
      } else if (said.charAt(0) == 'E' && REFERENCE.matcher(said).matches()) {
        kind = Kind.REF;
      }
    }
    if (kind == Kind.WORD || kind == Kind.NAME) {
      key = said.replace('’', '\'').toLowerCase(Locale.ROOT);
      if (key.endsWith("'s")) {
        key = key.substring(0, key.length() - 2);
      }
      if (kind == Kind.NAME) {
        key = Addresses.canonical(key);
      }
    }
    return new Piece(kind, said, key, from, to, apart, null);
  }

  /// The number without separators, hexadecimal turned decimal; null when it is none.
  private static @Nullable String number(String said) {
    String plain = said.startsWith("+") ? said.substring(1) : said;
    if (plain.startsWith("0x") || plain.startsWith("0X")) {
      return hexadecimal(plain.substring(2));
    }
    if (plain.isEmpty() || (plain.charAt(0) != ',' && !Character.isDigit(plain.charAt(0)))) {
      return null;
    }
    StringBuilder digits = new StringBuilder(plain.length());
    boolean point = false;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (Character.isDigit(c)) {
        digits.append(Character.digit(c, 10));
      } else if (c == '.' && !point && i > 0 && i < plain.length() - 1) {
        point = true;
        digits.append('.');
      } else if (c != ',') {
        return null;
      }
    }
    return digits.isEmpty() ? null : Numerals.trimmed(digits.toString());
  }

  private static @Nullable String hexadecimal(String digits) {
    if (digits.isEmpty() || digits.length() > 15) {
      return null;
    }
    long value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), 16);
      if (digit < 0) {
        return null;
      }
      value = value * 16 + digit;
    }
    return Long.toString(value);
  }
}
