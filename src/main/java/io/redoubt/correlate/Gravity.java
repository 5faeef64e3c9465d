package io.redoubt.correlate;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.taxonomy.attack.Tactic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// How severe a story is: its worst alert, and more when independent things agree.
///
/// | what agrees | then |
/// |---|---|
/// | alerts of at least high, from 3 tactics on that as many alerts show | critical |
/// | 2 judges (Redoubt's rules, each product), 4 kinds of alert, a tactic | at least medium |
/// | 2 judges, 6 kinds, and a tactic of somebody inside that does not come before one of somebody
/// at the door | at least high |
///
/// @param severity the result
/// @param reasons how it came about, as sentences
record Gravity(Severity severity, List<String> reasons) {
  private static final int CAMPAIGN = 3;
  private static final int JUDGES = 2;
  private static final int SEVERAL = 4;
  private static final int MANY = 6;

  static Gravity of(List<Alert> alerts) {
    Severity worst =
        alerts.stream().map(Alert::severity).reduce(Severity.INFORMATIONAL, Severity::max);
    List<String> reasons = new ArrayList<>();
    reasons.add("Its worst alert is of severity %s.".formatted(worst.id()));
    boolean grave = alerts.stream().filter(a -> a.severity().atLeast(Severity.HIGH)).count() > 1;
    int steps = grave ? new Progress(alerts).steps() : 0;
    if (steps >= CAMPAIGN) {
      reasons.add(
          "Raised to critical: some are of severity high, and %d alerts show as many tactics."
              .formatted(steps));
      return new Gravity(worst.max(Severity.CRITICAL), reasons);
    }
    Severity agreed = agreed(alerts, reasons, worst);
    return new Gravity(worst.max(agreed), reasons);
  }

  /// Whether so many kinds of alert, by so many judges, one of them with a tactic, are an attack in
  /// all likelihood, so that what is rare and came in their middle may belong to it.
  static boolean striking(List<RuleInfo> rules) {
    return judges(rules).size() >= JUDGES
        && kinds(rules).size() >= MANY
        && rules.stream().anyMatch(r -> !r.tactics().isEmpty() || !r.techniques().isEmpty());
  }

  /// Whether independent judges agree that somebody was at the door first and inside then.
  static boolean isWay(List<Alert> alerts) {
    List<RuleInfo> rules = alerts.stream().flatMap(a -> a.rules().stream()).toList();
    return judges(rules).size() >= JUDGES && kinds(rules).size() >= MANY && way(alerts);
  }

  private static Set<String> kinds(List<RuleInfo> rules) {
    Set<String> kinds = new TreeSet<>();
    rules.forEach(rule -> kinds.add(rule.id()));
    return kinds;
  }

  private static Set<String> judges(List<RuleInfo> rules) {
    Set<String> judges = new TreeSet<>();
    rules.forEach(rule -> judges.add(judge(rule)));
    return judges;
  }

  /* Who repeats the alert of a network sensor is no judge of its own. */
  private static String judge(RuleInfo rule) {
    if (rule.kind() != RuleInfo.Kind.VENDOR) {
      return "Redoubt's rules";
    }
    String title = rule.title();
    boolean repeats = title.contains("IDS event") || title.contains("IDS alert");
    return repeats || title.startsWith("Suricata: ") ? "suricata" : rule.path();
  }

  private static Severity agreed(List<Alert> alerts, List<String> reasons, Severity worst) {
    List<RuleInfo> rules = alerts.stream().flatMap(a -> a.rules().stream()).toList();
    Set<String> judges = judges(rules);
    Set<String> kinds = kinds(rules);
    boolean meant = alerts.stream().anyMatch(a -> !a.tactics().isEmpty());
    if (judges.size() < JUDGES || kinds.size() < SEVERAL || !meant) {
      return worst;
    }
    boolean way = kinds.size() >= MANY && way(alerts);
    Severity raised = way ? Severity.HIGH : Severity.MEDIUM;
    if (!worst.atLeast(raised)) {
      reasons.add(
          "Raised to %s: %s agree, with %d kinds of alert that are not usual there%s."
              .formatted(
                  raised.id(),
                  String.join(" and ", judges),
                  kinds.size(),
                  way ? ", first at the door and then inside" : ""));
    }
    return raised;
  }

  /* Somebody at the door, and at that time or later somebody inside. */
  private static boolean way(List<Alert> alerts) {
    Instant door = Instant.MAX;
    Instant inside = Instant.MIN;
    for (Alert alert : alerts) {
      Instant first = alert.firstSeen();
      Instant last = alert.lastSeen();
      for (String name : alert.tactics()) {
        Tactic tactic = Tactic.find(name).orElse(null);
        if (tactic != null && first != null && last != null) {
          inside = tactic.inside() && last.isAfter(inside) ? last : inside;
          door = !tactic.inside() && first.isBefore(door) ? first : door;
        }
      }
    }
    return !door.equals(Instant.MAX) && !inside.isBefore(door);
  }
}
