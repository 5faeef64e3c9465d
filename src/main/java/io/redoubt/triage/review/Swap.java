package io.redoubt.triage.review;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks for a pattern, trying it only where it can begin: a pattern tried at every
/// character costs ten times as much. Stateless.
final class Swap {
  private Swap() {}

  /// Whether a match may begin at a place; true wherever one does.
  @FunctionalInterface
  interface Start {
    boolean at(String text, int place);
  }

  /// As `Matcher.find`.
  static boolean found(String text, Pattern pattern, Start start) {
    Matcher matcher = null;
    for (int i = 0; i < text.length(); i++) {
      if (start.at(text, i)) {
        matcher = matcher == null ? pattern.matcher(text) : matcher;
        matcher.useTransparentBounds(true).useAnchoringBounds(false);
        if (matcher.region(i, text.length()).lookingAt()) {
          return true;
        }
      }
    }
    return false;
  }
}
