package io.redoubt.triage.review;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Replaces what a pattern finds, trying it only where it can begin: a pattern tried at every
/// character costs ten times as much. Stateless.
final class Swap {
  private Swap() {}

  /// Whether a match may begin at a place; true wherever one does.
  @FunctionalInterface
  interface Start {
    boolean at(String text, int place);
  }

  /// As `Matcher.replaceAll`.
  static String all(
      String text, Pattern pattern, Start start, Function<MatchResult, String> swapped) {
    StringBuilder out = null;
    Matcher matcher = null;
    int done = 0;
    for (int i = 0; i < text.length(); i++) {
      if (i < done || !start.at(text, i)) {
        continue;
      }
      if (matcher == null) {
        matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
      }
      if (matcher.region(i, text.length()).lookingAt()) {
        out = out == null ? new StringBuilder(text.length()) : out;
        out.append(text, done, i).append(swapped.apply(matcher));
        done = matcher.end();
      }
    }
    return out == null ? text : out.append(text, done, text.length()).toString();
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
