package io.redoubt.notify.brief;

import java.util.regex.Pattern;

/// The numbers of evidence in sentences, which mean nothing outside of their alert. Stateless.
final class References {
  /* " [E3]", " [E3, E4]" */
  private static final Pattern NUMBERS = Pattern.compile(" ?\\[E\\d{1,3}(?:, E\\d{1,3}){0,99}\\]");

  private References() {}

  /// The sentence without them.
  static String without(String sentence) {
    return NUMBERS.matcher(sentence).replaceAll("");
  }
}
