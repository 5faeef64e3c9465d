package io.redoubt.correlate;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.taxonomy.attack.Attack;
import java.util.ArrayList;
import java.util.List;

/// How severe a group is before triage: the level of its worst rule, at most one step more when
/// independent things agree.
///
/// | what agrees | from | step |
/// |---|---|---|
/// | different techniques (without the part after the dot), rules of at least medium | 3 | +1 |
/// | independent judges: Redoubt's rules and each product that alerts, at least low | 2 | +1 |
///
/// Nothing is raised to critical by this, and nothing at all while every rule is informational.
/// What another product calls medium and what is usual for its entity ([Recurrence]) is low.
record Corroboration(Severity severity, List<String> reasons) {
  private static final int TECHNIQUES = 3;
  private static final int JUDGES = 2;
  private static final long DAY = 24 * Sessions.HOUR;

  static Corroboration of(List<AlertGroup.Hit> hits) {
    RuleInfo worst = hits.getFirst().rule();
    List<String> reasons = new ArrayList<>();
    reasons.add("The rule \"%s\" has the level %s.".formatted(worst.title(), worst.level().id()));
    Severity level = worst.level();
    if (level == Severity.INFORMATIONAL || level.atLeast(Severity.HIGH)) {
      return new Corroboration(level, reasons);
    }
    long techniques = techniques(hits);
    if (techniques >= TECHNIQUES) {
      reasons.add("One step up: rules for %d different techniques agree.".formatted(techniques));
      return new Corroboration(level.raised(), reasons);
    }
    List<String> judges = judges(hits);
    if (judges.size() >= JUDGES) {
      reasons.add("One step up: %s agree.".formatted(String.join(" and ", judges)));
      return new Corroboration(level.raised(), reasons);
    }
    return new Corroboration(level, reasons);
  }

  /// The same, or informational when somebody expects it.
  Corroboration unless(String expected) {
    if (expected.isEmpty()) {
      return this;
    }
    List<String> why = new ArrayList<>(reasons);
    why.add(expected);
    return new Corroboration(Severity.INFORMATIONAL, why);
  }

  /// The same, or one step down when it is medium and what always comes there.
  Corroboration unlessUsual(Session session) {
    if (!session.usual || !session.key.ofVendor() || severity != Severity.MEDIUM) {
      return this;
    }
    List<String> why = new ArrayList<>(reasons);
    why.add(
        "One step down: such alerts came on %d occasions over %d days, so they are usual here."
            .formatted(session.occasions, 1 + (session.last - session.first) / DAY));
    return new Corroboration(Severity.LOW, why);
  }

  private static long techniques(List<AlertGroup.Hit> hits) {
    return hits.stream()
        .filter(h -> h.rule().level().atLeast(Severity.MEDIUM))
        .flatMap(h -> h.rule().techniques().stream().limit(1))
        .map(Attack::parent)
        .distinct()
        .count();
  }

  private static List<String> judges(List<AlertGroup.Hit> hits) {
    return hits.stream()
        .filter(h -> h.rule().level().atLeast(Severity.LOW))
        .map(h -> h.rule().kind() == RuleInfo.Kind.VENDOR ? h.rule().path() : "Redoubt's rules")
        .distinct()
        .sorted()
        .toList();
  }
}
