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

  /// The first three characters of its words.
  private static final String BEGINNINGS =
      "all alr app aut ben clo dis dow dri exe exp fal har ign inf inn kno leg low mai no  non nor"
          + " not ord pen per red res rou saf san sch sup tes tru unr usu whi";

  private static final int LETTERS = 26;
  private static final int LENGTH = 3;

  /* For each two letters, which third characters there are: a letter, or the last bit for a blank. */
  private static final int[] THIRD = third();

  private Reassurance() {}

  private static int[] third() {
    int[] third = new int[LETTERS * LETTERS];
    for (int i = 0; i < BEGINNINGS.length(); i += LENGTH + 1) {
      int pair = letter(BEGINNINGS.charAt(i)) * LETTERS + letter(BEGINNINGS.charAt(i + 1));
      third[pair] |= 1 << last(BEGINNINGS.charAt(i + 2));
    }
    return third;
  }

  /* 0 for `a` in either case; no letter is below 0 or from 26 on. */
  private static int letter(char c) {
    return (c | 0x20) - 'a';
  }

  private static int last(char c) {
    int letter = letter(c);
    return letter >= 0 && letter < LETTERS ? letter : LETTERS;
  }

  static boolean in(String sentence) {
    return Swap.found(sentence, CALMING, Reassurance::begins);
  }

  /* A word that begins like one of the pattern; letters beyond ASCII may fold into them. */
  private static boolean begins(String s, int i) {
    char c = s.charAt(i);
    char next = i + 1 < s.length() ? s.charAt(i + 1) : ' ';
    char third = i + 2 < s.length() ? s.charAt(i + 2) : ' ';
    if (c >= 128 || next >= 128 || third >= 128) {
      return true;
    }
    if (i > 0 && Character.isLetterOrDigit(s.charAt(i - 1)) && s.charAt(i - 1) < 128) {
      return false;
    }
    int first = letter(c);
    int second = letter(next);
    return first >= 0
        && first < LETTERS
        && second >= 0
        && second < LETTERS
        && (THIRD[first * LETTERS + second] & (1 << last(third))) != 0;
  }
}
