package io.redoubt.triage;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.LoginHistory;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.finding.Scene;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.taxonomy.attack.Tactic;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What does not become ordinary by coming again. Somebody who is slow and patient does the same on
/// many days too, and must not be excused for his patience.
///
/// No habit is: what is high, by its rule or in company; taking credentials or data, harm, orders
/// from outside, and weakening of guards and records, as far as any technique or tactic of the rule
/// says so (on machines; what a service tells of is judged as a [Deed]); what comes from an outside
/// address of which nothing shows that it belongs here; and what began in the middle of the input.
final class NoHabit {
  private static final Set<Tactic> NEVER =
      EnumSet.of(
          Tactic.CREDENTIAL_ACCESS, Tactic.COMMAND_AND_CONTROL, Tactic.EXFILTRATION, Tactic.IMPACT);

  /// Weakening of guards and records, hiding of what was done.
  private static final Set<String> UNGUARDING =
      Set.of(
          "T1562", "T1685", "T1686", "T1687", "T1688", "T1689", "T1690", "T1070", "T1556", "T1484");

  private NoHabit() {}

  /// Whether this can be no habit, however often it came.
  static boolean ever(AlertGroup group, Attack attack) {
    boolean high =
        group.severity().atLeast(Severity.HIGH) || group.mainRule().level().atLeast(Severity.HIGH);
    boolean grave =
        group.scene() != Scene.CLOUD
            && group.rules().stream().anyMatch(hit -> grave(hit.rule(), attack));
    return high || grave || stranger(group);
  }

  private static boolean grave(RuleInfo rule, Attack attack) {
    return rule.tactics().stream().flatMap(t -> Tactic.find(t).stream()).anyMatch(NEVER::contains)
        || attack.tactics(rule.techniques()).stream().anyMatch(NEVER::contains)
        || rule.techniques().stream().map(Attack::parent).anyMatch(UNGUARDING::contains);
  }

  /* From an outside address. It belongs here if a log-on from there had succeeded before the first
  failed, or if a service tells that it did what was asked from there. */
  private static boolean stranger(AlertGroup group) {
    List<String> sources = group.of("source.ip").names();
    if (sources.isEmpty() || sources.stream().allMatch(Addresses::internal)) {
      return false;
    }
    LoginHistory known = group.logins();
    boolean seen = known != null && known.earlierSuccesses() > 0;
    boolean done = group.scene() == Scene.CLOUD && group.of("event.outcome").of("success") > 0;
    return !seen && !done;
  }

  /// Whether what came on these days began so long after the first alert of the run that it is new
  /// rather than usual: later than twice the time from one of its days to the next.
  ///
  /// @param begin when the first alert of the run began
  /// @param days on how many days it came, at least 2
  static boolean begunLater(Instant begin, Instant first, Instant last, long days) {
    Duration apart = Duration.between(first, last).dividedBy(Math.max(1, days - 1));
    return Duration.between(begin, first).compareTo(apart.multipliedBy(2)) > 0;
  }
}
