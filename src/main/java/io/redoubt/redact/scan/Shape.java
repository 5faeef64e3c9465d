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

  void scan(Shadow shadow, Finds finds) {
    if (!hint.isEmpty() && !shadow.text().contains(hint)) {
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
