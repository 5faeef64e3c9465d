package io.redoubt.redact;

import java.util.List;

/// What may be done to redacted text without letting anything new out. Stateless.
public final class Masking {
  private static final int RUN = 120;

  private Masking() {}

  /// The pieces one after the other; the highest tier among them.
  public static Redacted join(List<Redacted> pieces) {
    if (pieces.size() == 1) {
      return pieces.getFirst();
    }
    int length = 0;
    for (Redacted piece : pieces) {
      length += piece.text().length();
    }
    StringBuilder text = new StringBuilder(length);
    Tier tier = Tier.METADATA;
    for (Redacted piece : pieces) {
      text.append(piece.text());
      tier = piece.tier().compareTo(tier) > 0 ? piece.tier() : tier;
    }
    return new Redacted(text.toString(), tier);
  }

  /// The text with a mark in place of each run of white space, so that a reader can see at every
  /// word that it came from outside. The mark is drawn by code: `~` and four hexadecimal digits.
  public static Redacted marked(Redacted text, int mark) {
    String plain = text.text().strip();
    String between = mark(mark);
    StringBuilder out = new StringBuilder(plain.length() * 2);
    for (int i = 0; i < plain.length(); ) {
      int from = i;
      while (i < plain.length() && !blank(plain.charAt(i))) {
        i++;
      }
      out.append(plain, from, i);
      if (i < plain.length()) {
        out.append(between);
      }
      while (i < plain.length() && blank(plain.charAt(i))) {
        i++;
      }
    }
    return new Redacted(out.toString(), text.tier());
  }

  private static boolean blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  /// The mark itself, as the request announces it.
  public static Redacted announced(int mark) {
    return new Redacted(mark(mark), Tier.METADATA);
  }

  /// The first characters, and how many more there were.
  ///
  /// @param left how many were left out before
  public static Redacted cut(Redacted text, int most, int left) {
    int more = text.text().length() - most + left;
    return more <= 0
        ? text
        : new Redacted(text.text().substring(0, most) + "…[+" + more + "]", text.tier());
  }

  private static String mark(int mark) {
    String digits = Integer.toHexString(mark & 0xffff);
    return "~" + "0".repeat(4 - digits.length()) + digits;
  }

  /// The text with its very long words cut: one tells a model nothing and hides much.
  public static Redacted shortened(Redacted redacted) {
    String text = redacted.text();
    return longWord(text) ? new Redacted(cut(text), redacted.tier()) : redacted;
  }

  /* Looked at from the end of where one would stand: most texts show in few places that none does. */
  private static boolean longWord(String text) {
    int from = 0;
    while (from + RUN < text.length()) {
      int at = from + RUN;
      while (at >= from && running(text.charAt(at))) {
        at--;
      }
      if (at < from) {
        return true;
      }
      from = at + 1;
    }
    return false;
  }

  private static String cut(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int run = 0;
    int cut = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      run = running(c) ? run + 1 : 0;
      if (run > RUN) {
        cut++;
      } else {
        if (cut > 0) {
          out.append("…[+").append(cut).append(']');
          cut = 0;
        }
        out.append(c);
      }
    }
    return cut > 0 ? out.append("…[+").append(cut).append(']').toString() : out.toString();
  }

  private static boolean running(char c) {
    return Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=' || c == '_';
  }
}
