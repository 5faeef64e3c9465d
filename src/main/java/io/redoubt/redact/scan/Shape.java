package io.redoubt.redact.scan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A kind of identifier that is known by its shape.
///
/// Every pattern begins at the edge of a word and repeats over bounded, disjoint classes, so that
/// matching takes time linear in the text.
///
/// @param kind what it is
/// @param hint a text without which the pattern cannot match; empty when there is none
/// @param pattern group 1, where there is one, is the identifier; else the whole match
/// @param check what must hold besides
record Shape(Kind kind, String hint, Pattern pattern, Check check) {
  /// What must hold besides the shape.
  @FunctionalInterface
  interface Check {
    boolean holds(String value);
  }

  static Shape of(Kind kind, String hint, String pattern, Check check) {
    return new Shape(kind, hint, Pattern.compile(pattern), check);
  }

  /* What a text without certain characters, or with few digits, cannot hold. */
  private boolean possible(Profile profile) {
    if (hint.length() == 1 && !profile.has(hint.charAt(0))) {
      return false;
    }
    return switch (kind) {
      case IP, NET -> profile.digits() >= 2 || profile.has(':');
      case MAC -> profile.hasAny(":-.");
      case CLOUD -> profile.digitRun() >= 12 || profile.has(':');
      case IBAN -> profile.digits() >= 6;
      case CARD -> profile.digits() >= 13;
      case PHONE, ID, PLACE -> profile.digits() >= 6;
      case USER -> profile.hasAny("=:/\\ ");
      default -> true;
    };
  }

  void scan(Shadow shadow, Profile profile, Finds finds) {
    if (!possible(profile) || (hint.length() > 1 && !shadow.text().contains(hint))) {
      return;
    }
    Matcher matcher = pattern.matcher(shadow.text());
    int group = matcher.groupCount() == 0 ? 0 : 1;
    while (matcher.find()) {
      int from = matcher.start(group);
      if (from >= 0 && check.holds(matcher.group(group))) {
        finds.add(shadow, from, matcher.end(group), kind, "");
      }
    }
  }
}
