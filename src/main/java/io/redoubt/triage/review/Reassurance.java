package io.redoubt.triage.review;

import java.util.regex.Pattern;

/// Sentences that would calm a reader. A model may not say them where code sees a threat: nothing
/// in the evidence proves that something is harmless. Stateless.
final class Reassurance {
  /// `benign`, `no further action`, `authorised test`, `can be closed` …
  private static final Pattern CALMING =
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

  private Reassurance() {}

  static boolean in(String sentence) {
    return CALMING.matcher(sentence).find();
  }
}
