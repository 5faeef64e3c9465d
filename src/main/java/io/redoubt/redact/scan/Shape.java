package io.redoubt.redact.scan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A kind of identifier that is known by its shape: by a pattern, or told by its characters.
///
/// Every pattern begins at the edge of a word and repeats over bounded, disjoint classes, so that
/// matching takes time linear in the text.
///
/// @param kind what it is
/// @param start where it is looked for
/// @param pattern group 1, where there is one, is the identifier; else the whole match
/// @param teller tells it in place of a pattern
/// @param behind how many characters behind the identifier that is told belong to the shape
/// @param check what must hold besides
record Shape(
    Kind kind,
    Start start,
    @Nullable Pattern pattern,
    Told.@Nullable Teller teller,
    int behind,
    Check check) {
  /// Fewer digits in the whole text than this, and nothing counts as a bank account.
  private static final int IBAN_DIGITS = 6;

  /// What must hold besides the shape.
  @FunctionalInterface
  interface Check {
    boolean holds(String value);
  }

  static Shape of(Kind kind, Start start, String pattern, Check check) {
    return new Shape(kind, start, Pattern.compile(pattern), null, 0, check);
  }

  static Shape told(Kind kind, Start start, Told.Teller teller, Check check) {
    return new Shape(
        kind, start, null, teller, start == Start.PAM_USER ? Told.BEHIND_PAM : 0, check);
  }

  /* As `Matcher.find` would, told where a match may begin. */
  void scan(Shadow shadow, Starts starts, Finds finds) {
    Places places = starts.of(start);
    if (places == null || (kind == Kind.IBAN && starts.digits() < IBAN_DIGITS)) {
      return;
    }
    if (teller != null) {
      tell(teller, shadow, places, finds);
    } else if (pattern != null) {
      match(pattern, shadow, places, finds);
    }
  }

  private void match(Pattern shape, Shadow shadow, Places places, Finds finds) {
    String text = shadow.text();
    Matcher matcher = shape.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
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

  private void tell(Told.Teller shape, Shadow shadow, Places places, Finds finds) {
    String text = shadow.text();
    int end = 0;
    for (int i = 0; i < places.size(); i++) {
      int at = places.get(i);
      long told = at >= end ? shape.at(text, at) : Told.NONE;
      finds.stepped(at >= end ? 1 : 0);
      if (told != Told.NONE) {
        int from = Told.from(told);
        int to = Told.to(told);
        finds.stepped(to - at);
        if (check.holds(text.substring(from, to))) {
          finds.add(shadow, from, to, kind, "");
        }
        end = to + behind;
      }
    }
  }
}
