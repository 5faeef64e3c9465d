package io.redoubt.triage;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Counts;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.finding.Scene;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.taxonomy.attack.Tactic;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What an audit record of a cloud or SaaS service proves was done.
///
/// Such a record is no symptom that may mean this or that: whoever asked, the service tells what it
/// did. Open is only whether it was ordered. So the level of a rule, which says how much it
/// matters, says little about whether it is real; the kind of deed does. It is told by the first
/// technique of the rule that has a kind.
enum Deed {
  /// A guard, a check or a record was weakened or removed.
  UNGUARDED,
  /// Data or a service was opened or handed to outsiders.
  OPENED,
  /// Data, or the means to bring it back, were destroyed.
  DESTROYED,
  /// Rights, credentials or a way to come back were given, or secrets were taken.
  EMPOWERED,
  /// The service itself judged something to be harmful, and let it through.
  WARNED,
  /// Anything else.
  OTHER;

  private static final Map<String, Deed> BY_TECHNIQUE =
      Map.ofEntries(
          Map.entry("T1562", UNGUARDED),
          Map.entry("T1685", UNGUARDED),
          Map.entry("T1556", UNGUARDED),
          Map.entry("T1070", UNGUARDED),
          Map.entry("T1484", UNGUARDED),
          Map.entry("T1530", OPENED),
          Map.entry("T1537", OPENED),
          Map.entry("T1567", OPENED),
          Map.entry("T1133", OPENED),
          Map.entry("T1485", DESTROYED),
          Map.entry("T1486", DESTROYED),
          Map.entry("T1490", DESTROYED),
          Map.entry("T1098", EMPOWERED),
          Map.entry("T1136", EMPOWERED),
          Map.entry("T1525", EMPOWERED),
          Map.entry("T1528", EMPOWERED),
          Map.entry("T1546", EMPOWERED),
          Map.entry("T1552", EMPOWERED),
          Map.entry("T1555", EMPOWERED),
          Map.entry("T1611", EMPOWERED),
          Map.entry("T1649", EMPOWERED),
          Map.entry("T1566", WARNED),
          Map.entry("T1078", OTHER),
          Map.entry("T1578", OTHER));

  /// Tactics that change nothing: with one of these first, a rule is about somebody who looks.
  private static final Set<Tactic> LOOKING =
      Set.of(Tactic.RECONNAISSANCE, Tactic.DISCOVERY, Tactic.COLLECTION);

  /// Accounts that a platform runs itself and nobody else can be.
  private static final Pattern PLATFORM =
      Pattern.compile(
          "AWSServiceRoleFor\\w+|system:(apiserver|kube-(controller-manager|scheduler))"
              + "|eks:[\\w-]+|aksService|service-\\d+@.*\\.iam\\.gserviceaccount\\.com"
              + "|.*@(system|cloudservices|cloudbuild|container-engine-robot\\.iam)"
              + "\\.gserviceaccount\\.com|container-engine-robot@.*gserviceaccount\\.com");

  /// The deed behind an alert; empty where its records are no audit records, or more than the
  /// records was needed to conclude it: counts, or the judgement of another product.
  static Optional<Deed> of(Case c) {
    RuleInfo rule = c.group().mainRule();
    if (c.group().scene() != Scene.CLOUD || rule.kind() != RuleInfo.Kind.DETECTION) {
      return Optional.empty();
    }
    Optional<Tactic> first =
        rule.tactics().stream().flatMap(t -> Tactic.find(t).stream()).findFirst();
    if (first.isPresent() && LOOKING.contains(first.get())) {
      return Optional.of(OTHER);
    }
    return Optional.of(
        rule.techniques().stream()
            .map(t -> BY_TECHNIQUE.get(Attack.parent(t)))
            .filter(deed -> deed != null)
            .findFirst()
            .orElse(OTHER));
  }

  /// Whether it takes away protection or data, so that it needs somebody's order.
  boolean breach(Severity level) {
    return switch (this) {
      case UNGUARDED, OPENED, DESTROYED, WARNED -> true;
      case EMPOWERED -> level.atLeast(Severity.MEDIUM);
      case OTHER -> false;
    };
  }

  /// Whether such a deed, and no more than it, makes the alert real: below high, where the rule
  /// alone does not.
  static boolean breach(Case c) {
    Severity level = c.group().mainRule().level();
    return !level.atLeast(Severity.HIGH)
        && !refused(c)
        && of(c).filter(deed -> deed.breach(level)).isPresent();
  }

  /// Whether only accounts of the platform itself did it.
  static boolean byPlatform(Case c) {
    Counts users = c.values("user.name");
    return users.complete()
        && !users.names().isEmpty()
        && users.names().stream().allMatch(user -> PLATFORM.matcher(user).matches());
  }

  /// Whether all records of the alert tell that the service refused.
  static boolean refused(Case c) {
    return c.values("event.outcome").of("failure") > 0
        && c.values("event.outcome").of("success") == 0;
  }
}
