package io.redoubt.redact.scan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A kind of identifier that is known by its shape.
///
/// Every pattern begins at the edge of a word and repeats over bounded, disjoint classes, so that
/// matching takes time linear in the text.
///
/// @param kind what it is
/// @param start where the pattern is tried
/// @param pattern group 1, where there is one, is the identifier; else the whole match
/// @param check what must hold besides
record Shape(Kind kind, Start start, Pattern pattern, Check check) {
  /// Fewer digits in the whole text than this, and nothing counts as a bank account.
  private static final int IBAN_DIGITS = 6;

  /// What must hold besides the shape.
  @FunctionalInterface
  interface Check {
    boolean holds(String value);
  }

  static Shape of(Kind kind, Start start, String pattern, Check check) {
    return new Shape(kind, start, Pattern.compile(pattern), check);
  }

  /* As `Matcher.find` would, told where a match may begin. */
  void scan(Shadow shadow, Starts starts, Finds finds) {
    Places places = starts.of(start);
    if (places == null || (kind == Kind.IBAN && starts.digits() < IBAN_DIGITS)) {
      return;
    }
    if (start == Start.QUAD) {
      quads(shadow, places, finds);
      return;
    }
    String text = shadow.text();
    Matcher matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    int group = matcher.groupCount() == 0 ? 0 : 1;
    int end = 0;
    for (int i = 0; i < places.size(); i++) {
      int at = places.get(i);
      boolean tried = at >= end;
      finds.stepped(tried ? 1 : 0);
      if (tried && matcher.region(at, text.length()).lookingAt()) {
        finds.stepped(matcher.end() - at);
        int from = matcher.start(group);
        if (from >= 0 && check.holds(matcher.group(group))) {
          finds.add(shadow, from, matcher.end(group), kind, "");
        }
        end = matcher.end();
      }
    }
  }

  /* Where four short numbers between dots begin, the pattern matches unless a letter, an underscore
  or a fifth number follows. */
  private void quads(Shadow shadow, Places places, Finds finds) {
    String text = shadow.text();
    int end = 0;
    for (int i = 0; i < places.size(); i++) {
      int at = places.get(i);
      int to = at >= end ? quadEnd(text, at) : 0;
      if (to > 0) {
        if (check.holds(text.substring(at, to))) {
          finds.add(shadow, at, to, kind, "");
        }
        end = to;
      }
    }
  }

  private static int quadEnd(String text, int from) {
    int to = from;
    for (int dots = 0; to < text.length(); to++) {
      char c = text.charAt(to);
      if (c == '.' && dots < 3) {
        dots++;
      } else if (!Chars.digit(c)) {
        boolean fifth = c == '.' && to + 1 < text.length() && Chars.digit(text.charAt(to + 1));
        return fifth || Chars.wordly(c) ? 0 : to;
      }
    }
    return to;
  }
}
