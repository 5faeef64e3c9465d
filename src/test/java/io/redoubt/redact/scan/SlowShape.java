package io.redoubt.redact.scan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Part of [SlowTextScan].
record SlowShape(Kind kind, String hint, Pattern pattern, Check check) {
  /// What must hold besides the shape.
  @FunctionalInterface
  interface Check {
    boolean holds(String value);
  }

  static SlowShape of(Kind kind, String hint, String pattern, Check check) {
    return new SlowShape(kind, hint, Pattern.compile(pattern), check);
  }

  /* What a text without certain characters, or with few digits, cannot hold. */
  private boolean possible(SlowProfile profile) {
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

  void scan(SlowShadow shadow, SlowProfile profile, SlowFinds finds) {
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
