package io.redoubt.triage.review;

import java.util.regex.Pattern;

/// Sentences that would calm a reader. A model may not say them where code sees a threat: nothing
/// in the evidence proves that something is harmless. Stateless.
final class Reassurance {
  /// `benign`, `no further action`, `authorised test`, `can be closed` …
  static final Pattern CALMING =
      Pattern.compile(
          "\\b(?:benign|harmless|innocuous|legitimate|legit|safe(?:ly)?|trusted|trustworthy|normal"
              + "|ordinary|routine|expected|usual|scheduled|maintenance|authori[sz]ed|approved"
              + "|sanctioned|permitted|known[- ]good|false[ _-]?positives?|false alarm|non-?issue"
              + "|pen-?test(?:ing|ers?)?|penetration|red team|exercise|drill|not? (?:a |an |any )?"
              + "(?:real |further |immediate |actual )?(?:threat|attack|risk|concern|action|impact"
              + "|danger|problem|issue|malicious|suspicious|cause|reason|need|evidence of)"
              + "|nothing (?:to|is|was|here)|ignore|ignored|dismiss(?:ed)?|disregard(?:ed)?|close"
              + "|closed|resolved|suppress(?:ed)?|whitelist(?:ed)?|allow-?list(?:ed)?|downgrad\\w*"
              + "|informational|low (?:severity|risk|priority)|already (?:handled|reviewed"
              + "|investigated|contained)|unremarkable|test(?:ing)?)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /// The first two letters of its words.
  private static final String BEGINNINGS =
      "al ap au be cl di do dr ex fa ha ig in kn le lo ma no or pe re ro sa sc su te tr un us wh";

  private static final int LETTERS = 26;

  /* For each first letter, which second ones there are. */
  private static final int[] SECOND = second();

  private Reassurance() {}

  private static int[] second() {
    int[] second = new int[LETTERS];
    for (String pair : BEGINNINGS.split(" ")) {
      second[pair.charAt(0) - 'a'] |= 1 << (pair.charAt(1) - 'a');
    }
    return second;
  }

  static boolean in(String sentence) {
    return Swap.found(sentence, CALMING, Reassurance::begins);
  }

  /* A word that begins like one of the pattern; letters beyond ASCII may fold into them. */
  private static boolean begins(String s, int i) {
    char c = s.charAt(i);
    char next = i + 1 < s.length() ? s.charAt(i + 1) : ' ';
    if (c >= 128 || next >= 128) {
      return true;
    }
    if (i > 0 && Character.isLetterOrDigit(s.charAt(i - 1)) && s.charAt(i - 1) < 128) {
      return false;
    }
    int first = (c | 0x20) - 'a';
    int second = (next | 0x20) - 'a';
    return first >= 0
        && first < LETTERS
        && second >= 0
        && second < LETTERS
        && (SECOND[first] & (1 << second)) != 0;
  }
}
