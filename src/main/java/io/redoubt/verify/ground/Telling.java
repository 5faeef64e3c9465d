package io.redoubt.verify.ground;

import java.util.Set;

/// Small closed lists of words that change what a sentence claims.
final class Telling {
  /// Words that leave nothing out.
  static final Set<String> ALL = Syntax.quick(Set.of("all", "every", "each", "entirely", "always"));
  /// Words that compare with the number after them.
  static final Set<String> MORE =
      Syntax.quick(
          Set.of(
              "more",
              "over",
              "above",
              "exceeding",
              "fewer",
              "less",
              "under",
              "below",
              "nearly",
              "almost",
              "exceeded",
              "exceeds",
              "beyond"));

  /// Those of them that give a lower bound.
  static final Set<String> ABOVE =
      Syntax.quick(Set.of("more", "over", "above", "exceeding", "exceeded", "exceeds", "beyond"));

  /// Words that vaguely count or compare: code counted, the model may only quote.
  static final Set<String> COMPARISONS =
      Syntax.quick(
          Set.of(
              "twice",
              "thrice",
              "double",
              "doubled",
              "triple",
              "tripled",
              "half",
              "dozens",
              "hundreds",
              "thousands",
              "millions",
              "scores",
              "tenfold",
              "quadruple",
              "percent",
              "percentage",
              "quarter",
              "two-thirds",
              "one-third",
              "fold"));

  /// `most frequent`: not a share of something.
  static final Set<String> SUPERLATIVE =
      Syntax.quick(
          Set.of(
              "frequent",
              "often",
              "likely",
              "recent",
              "probable",
              "common",
              "important",
              "plausible"));

  /// Ordinary words that are names when they stand after a word of [#BEFORE_NAMES].
  static final Set<String> NAMELIKE =
      Syntax.quick(
          Set.of(
              "admin",
              "administrator",
              "backup",
              "deploy",
              "test",
              "guest",
              "web",
              "mail",
              "service",
              "system",
              "operator",
              "support",
              "office",
              "database",
              "monitor",
              "root",
              "public",
              "student",
              "manager",
              "printer",
              "proxy",
              "gateway",
              "developer",
              "security"));
  /// Words that announce a name.
  static final Set<String> BEFORE_NAMES =
      Syntax.quick(
          Set.of("user", "account", "username", "as", "named", "called", "host", "hostname"));
  /// Short forms that name nobody.
  static final Set<String> ABBREVIATIONS =
      Syntax.quick(
          Set.of(
              "ip", "ips", "utc", "url", "urls", "id", "ids", "mitre", "att&ck", "siem", "soc",
              "ioc", "iocs", "ttp", "ttps", "http", "https", "tcp", "udp", "api", "i", "ok", "e.g",
              "i.e", "vs", "etc", "and/or", "redoubt"));
  /// Words that may stand in capitals without being a name.
  static final Set<String> TITLES =
      Syntax.quick(
          Set.of(
              "rule",
              "alert",
              "incident",
              "evidence",
              "brute",
              "force",
              "brute-force",
              "log-on",
              "login",
              "authentication",
              "abuse",
              "high",
              "medium",
              "low",
              "critical",
              "event",
              "signature",
              "web",
              "attack",
              "internet",
              "english"));

  /// Words that are levels of severity, unless they go with one of [#GRADED].
  static final Set<String> GRADES =
      Syntax.quick(Set.of("low", "medium", "high", "higher", "lower"));
  /// What may be high or low without a line that says so.
  static final Set<String> GRADED =
      Syntax.quick(
          Set.of(
              "number",
              "numbers",
              "volume",
              "rate",
              "frequency",
              "confidence",
              "likelihood",
              "probability",
              "count",
              "amount",
              "level"));

  private Telling() {}
}
