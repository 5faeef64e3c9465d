package io.redoubt.triage;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.LoginHistory;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.taxonomy.attack.Tactic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How sure code is that an alert is real: the rule's level as prior, plus points for and against.
///
/// | prior by level | informational .10 | low .30 | medium .50 | high .70 | critical .90 |
/// |---|---|---|---|---|---|
///
/// From .60 on it is a true positive, up to .35 it is benign; between, the evidence is open.
///
/// @param score 0 to 1
/// @param points the reasons, strongest first
record Scorecard(double score, Disposition disposition, List<Point> points) {
  /// Version of the tables of [Scorecard] and [SeverityPolicy].
  static final String VERSION = "2026.4";

  /// Failures that a person does not produce by mistake.
  static final int MANY_FAILURES = 10;

  private static final double REAL = 0.60;
  private static final double HARMLESS = 0.35;
  private static final double[] PRIOR = {0.10, 0.30, 0.50, 0.70, 0.90};
  private static final double BREACH = 0.65;

  /// The lines that may show that a deed needs an order.
  private static final Fact[] BECAUSE = {
    Fact.RULE, Fact.ACTIONS, Fact.PERSON, Fact.STRANGER, Fact.AT_RISK
  };

  private static final double OPEN = 0.45;
  private static final double ORDINARY = 0.25;
  private static final int VOLUME = 20;
  private static final int MOST_MISTAKEN = 50;
  private static final int FEW_FAILURES = 4;
  private static final String BUILT_IN = "built-in";
  private static final int MANY_USERS = 5;
  private static final int MANY_RULES = 3;

  /// Machines that call alike and are more than an intruder holds unnoticed.
  private static final int CROWD = 20;

  /// Vendor classes that describe traffic, not attacks.
  private static final Set<String> NOISE =
      Set.of("Not Suspicious Traffic", "Generic Protocol Command Decode", "Misc activity");

  /// Names under which a service lists who did not say who he is.
  private static final Set<String> NOBODY =
      Set.of("system:anonymous", "system:unauthenticated", "ANONYMOUS_PRINCIPAL", "unknown", "-");

  static Scorecard of(Case c) {
    List<Point> points = new ArrayList<>();
    logOns(c, points);
    requests(c, points);
    Deed.of(c).ifPresentOrElse(deed -> deed(c, deed, points), () -> habit(c, points));
    agreement(c, points);
    noise(c, points);
    points.sort((a, b) -> Double.compare(Math.abs(b.weight()), Math.abs(a.weight())));
    double sum = prior(c);
    for (Point point : points) {
      sum += point.weight();
    }
    double score = Math.round(Math.clamp(sum, 0.02, 0.98) * 100) / 100.0;
    return new Scorecard(score, disposition(score), List.copyOf(points));
  }

  private static Disposition disposition(double score) {
    if (score >= REAL) {
      return Disposition.TRUE_POSITIVE;
    }
    return score <= HARMLESS ? Disposition.BENIGN_POSITIVE : Disposition.UNDETERMINED;
  }

  /// Whether somebody got in after guessing: many failures, or many names, then a success of a
  /// stranger.
  static boolean guessed(Case c) {
    LoginHistory known = c.logins();
    return known != null
        && known.successAfter() != null
        && (known.failures() >= MANY_FAILURES || manyNames(c))
        && known.earlierSuccesses() == 0;
  }

  /* A person who mistypes knows the own name. */
  static boolean manyNames(Case c) {
    return c.failedLogOns() && c.values("user.name").distinct() >= MANY_USERS;
  }

  private static void logOns(Case c, List<Point> points) {
    LoginHistory known = c.logins();
    long failures = known == null ? c.failures() : known.failures();
    if (guessed(c)) {
      points.add(
          new Point(
              0.40,
              "A success after so many failures, with no earlier success, means that a password was"
                  + " guessed or is known.",
              c.refs(Fact.SUCCESS_AFTER, Fact.LOG_ONS)));
    }
    if (c.failedLogOns() && c.failures() >= VOLUME) {
      points.add(
          new Point(
              0.15,
              "So many failed log-ons are not the mistakes of a person.",
              c.refs(Fact.OUTCOMES, Fact.COUNT)));
    }
    if (manyNames(c)) {
      points.add(
          new Point(
              0.15,
              "So many different user names are not one person who forgot a password.",
              c.refs(Fact.USERS)));
    }
    if (known != null && oldPassword(c, known)) {
      points.add(
          new Point(
              -0.20,
              "One name only was tried, from inside, where log-ons had succeeded before: that is"
                  + " what a forgotten or an outdated password looks like.",
              c.refs(Fact.LOG_ONS, Fact.USERS, Fact.SOURCES)));
    }
    if (known != null && failures > 0 && failures < MANY_FAILURES && !guessed(c)) {
      succeeded(c, known, points);
    }
  }

  /* A success after a few failures. */
  private static void succeeded(Case c, LoginHistory known, List<Point> points) {
    boolean mistyped = known.failures() < FEW_FAILURES || c.values("user.name").distinct() <= 1;
    if (known.successAfter() == null) {
      return;
    }
    if (!mistyped && known.earlierSuccesses() == 0) {
      points.add(
          new Point(
              0.15,
              "More than one name was tried from there, and a log-on succeeded.",
              c.refs(Fact.USERS, Fact.LOG_ONS, Fact.SUCCESS_AFTER)));
    } else if (mistyped) {
      points.add(
          new Point(
              -0.35,
              "A few failures and then a success are what a mistyped password looks like.",
              c.refs(Fact.LOG_ONS, Fact.SUCCESS_AFTER)));
    }
  }

  private static boolean oldPassword(Case c, LoginHistory known) {
    return c.failedLogOns()
        && known.earlierSuccesses() > 0
        && known.failures() <= MOST_MISTAKEN
        && c.values("user.name").distinct() == 1
        && !c.values("source.ip").names().isEmpty()
        && !c.fromOutside();
  }

  private static void requests(Case c, List<Point> points) {
    boolean web = c.category() == Category.WEB_ATTACK || c.category() == Category.RECONNAISSANCE;
    if (!web || c.answers() == 0 || Deed.of(c).isPresent()) {
      return;
    }
    if (c.answers() >= VOLUME) {
      points.add(
          new Point(
              0.10,
              "So many requests of this kind come from a tool, not from a visitor.",
              c.refs(Fact.COUNT, Fact.ANSWERS)));
    }
    if (c.answered() > 0) {
      points.add(
          new Point(
              0.05,
              "Some of these requests were answered with success, so something may have been"
                  + " found.",
              c.refs(Fact.ANSWERS)));
    } else if (c.values("http.response.status_code").complete()) {
      points.add(
          new Point(
              -0.05, "Not one of these requests was answered with success.", c.refs(Fact.ANSWERS)));
    }
  }

  /* What a service refused, nobody has done; what it did is ordinary only if it was ordered. */
  private static void deed(Case c, Deed deed, List<Point> points) {
    double prior = prior(c);
    Optional<Excuse> excuse = deed.excuse(c);
    if (excuse.isPresent()) {
      points.add(new Point(ORDINARY - prior, excuse.get().reason(), c.refs(excuse.get().fact())));
    } else if (deed.inVain(c)) {
      refused(c, points);
    } else if (deed.needsOrder(c) && !(deed == Deed.EMPOWERED && c.fromInside())) {
      points.add(new Point(Math.max(BREACH - prior, 0.05), why(c, deed), c.refs(BECAUSE)));
    } else if (prior < OPEN) {
      points.add(
          new Point(
              OPEN - prior,
              "It is ordinary work if it was ordered, and nothing here tells.",
              c.refs(Fact.RULE, Fact.ACTIONS)));
    }
  }

  /* On machines, where records show symptoms and no orders. */
  private static void habit(Case c, List<Point> points) {
    if (c.has(Fact.HABIT) && !c.group().mainRule().level().atLeast(Severity.HIGH)) {
      points.add(
          new Point(ORDINARY - prior(c), Excuse.HABIT.reason(), c.refs(Fact.HABIT, Fact.COUNT)));
    }
  }

  private static void refused(Case c, List<Point> points) {
    boolean secret = Deed.secrets(c);
    if (c.fromInside() || !(secret || strayAccount(c))) {
      points.add(
          new Point(-0.12, "The service refused, so nothing came of it.", c.refs(Fact.OUTCOMES)));
    } else if (prior(c) < OPEN) {
      points.add(
          new Point(
              OPEN - prior(c),
              secret
                  ? "The service refused, but somebody wanted what is secret, and nothing here"
                      + " tells why."
                  : "The service refused, but an account that it knows asked from outside for what"
                      + " it may not have, and nothing here tells why.",
              c.refs(Fact.OUTCOMES, Fact.RULE)));
    }
  }

  /* Whoever has no name is noise of the Internet; a stolen account tries what it may do. */
  private static boolean strayAccount(Case c) {
    List<String> users = c.values("user.name").names();
    return c.fromOutside() && !users.isEmpty() && users.stream().noneMatch(NOBODY::contains);
  }

  private static String why(Case c, Deed deed) {
    if (c.has(Fact.AT_RISK)) {
      return "The service itself sees a risk in it.";
    }
    return switch (deed) {
      case WARNED -> "The service itself judged it to be an attack.";
      case ATTACKED -> "What was sent is what attacks carry, and no order is for that.";
      case PLACED -> "A person put it there by hand, and nothing shows an order.";
      case UNGUARDED, OPENED, DESTROYED, EMPOWERED, RAN, OTHER ->
          c.has(Fact.STRANGER) && deed == Deed.EMPOWERED
              ? "It gives something to another organisation, and nothing shows an order."
              : "The service itself tells that it was done, and nothing shows an order.";
    };
  }

  private static double prior(Case c) {
    return PRIOR[c.group().mainRule().level().ordinal()];
  }

  private static void agreement(Case c, List<Point> points) {
    AlertGroup group = c.group();
    long strong =
        group.rules().stream().filter(h -> h.rule().level().atLeast(Severity.MEDIUM)).count();
    if (strong >= MANY_RULES) {
      points.add(
          new Point(
              0.10,
              "Several rules of at least medium level agree.",
              c.refs(Fact.RULE, Fact.OTHER_RULES)));
    }
    if (strong < MANY_RULES && group.severity().compareTo(group.mainRule().level()) > 0) {
      points.add(
          new Point(
              0.10,
              "Rules about different things, or different judges, agree.",
              c.refs(Fact.RULE, Fact.OTHER_RULES)));
      return;
    }
    boolean vendors = anyRule(group, true);
    if (vendors && anyRule(group, false)) {
      points.add(
          new Point(
              0.10,
              "Redoubt's own rules and another product judge alike.",
              c.refs(Fact.RULE, Fact.OTHER_RULES)));
    }
    boolean inside =
        group.mainRule().tactics().stream()
            .flatMap(t -> Tactic.find(t).stream())
            .anyMatch(Tactic::inside);
    boolean done = Deed.of(c).isEmpty() || !Deed.refused(c);
    if (inside && done && group.mainRule().level().atLeast(Severity.HIGH)) {
      points.add(
          new Point(
              0.05,
              "This is what somebody does who is already inside, not who wants to get in.",
              c.refs(Fact.RULE)));
    }
  }

  private static boolean anyRule(AlertGroup group, boolean vendor) {
    return group.rules().stream()
        .map(h -> h.rule())
        .anyMatch(
            r -> (r.kind() == RuleInfo.Kind.VENDOR) == vendor && r.level().atLeast(Severity.LOW));
  }

  private static void noise(Case c, List<Point> points) {
    boolean traffic =
        c.values("rule.category").names().stream().anyMatch(NOISE::contains)
            && c.group().techniques().stream().map(Attack::parent).findFirst().isEmpty();
    if (traffic && c.group().mainRule().level().compareTo(Severity.HIGH) < 0) {
      points.add(
          new Point(
              -0.20,
              "The signature describes a kind of traffic rather than an attack.",
              c.refs(Fact.RULE)));
    }
    if (rhythmAlone(c) && c.values("source.ip").distinct() >= CROWD) {
      points.add(
          new Point(
              -0.10,
              "So many machines call there alike that it is what is installed on all of them.",
              c.refs(Fact.SOURCES, Fact.DESTINATIONS)));
    } else if (rhythmAlone(c)) {
      points.add(
          new Point(
              0.10,
              "Programs that look for updates and implants that wait for orders both call at even"
                  + " intervals; the rhythm alone does not tell which this is.",
              c.refs(Fact.RULE, Fact.DESTINATIONS)));
    } else if (!c.group().mainRule().level().atLeast(Severity.MEDIUM)
        && !needsOrder(c)
        && !(manyNames(c) && c.failures() >= VOLUME)) {
      points.add(
          new Point(
              -0.05,
              "The rule marks what is notable only in company, and nothing else about it came up"
                  + " here.",
              c.refs(Fact.RULE)));
    }
  }

  private static boolean needsOrder(Case c) {
    return Deed.of(c).isPresent() && !Deed.refused(c);
  }

  private static boolean rhythmAlone(Case c) {
    return c.category() == Category.COMMAND_AND_CONTROL
        && c.group().rules().stream().allMatch(h -> h.rule().path().equals(BUILT_IN));
  }
}
