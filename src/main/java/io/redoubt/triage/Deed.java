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
  /// Something was sent that only attacks carry, or with a tool that only they use.
  ATTACKED,
  /// Commands were run on machines past their own log-on.
  RAN,
  /// Code was put where the service will run it.
  PLACED,
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
          Map.entry("T1525", PLACED),
          Map.entry("T1648", PLACED),
          Map.entry("T1053", PLACED),
          Map.entry("T1651", RAN),
          Map.entry("T1190", ATTACKED),
          Map.entry("T1195", ATTACKED),
          Map.entry("T1588", ATTACKED),
          Map.entry("T1595", ATTACKED),
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
    Deed told =
        rule.techniques().stream()
            .map(t -> BY_TECHNIQUE.get(Attack.parent(t)))
            .filter(deed -> deed != null)
            .findFirst()
            .orElse(OTHER);
    boolean looking = first.isPresent() && LOOKING.contains(first.get());
    return Optional.of(looking && told != ATTACKED ? OTHER : told);
  }

  /// Whether it takes away protection or data, gives power, or is an attack in itself, so that it
  /// needs somebody's order however often it is done.
  boolean grave(Severity level) {
    return switch (this) {
      case UNGUARDED, OPENED, DESTROYED, ATTACKED, WARNED -> true;
      case EMPOWERED -> level.atLeast(Severity.MEDIUM);
      case RAN, PLACED, OTHER -> false;
    };
  }

  /// Whether it needs somebody's order here, by all that the records tell.
  boolean needsOrder(Case c) {
    return grave(c.group().mainRule().level())
        || switch (this) {
          case RAN -> true;
          case PLACED -> c.has(Fact.PERSON);
          case EMPOWERED -> c.has(Fact.STRANGER);
          case UNGUARDED, OPENED, DESTROYED, ATTACKED, WARNED, OTHER -> c.has(Fact.AT_RISK);
        };
  }

  /// Whether such a deed, and no more than it, makes the alert real: below high, where the rule
  /// alone does not.
  static boolean breach(Case c) {
    return !c.group().mainRule().level().atLeast(Severity.HIGH)
        && of(c).filter(deed -> !deed.inVain(c) && deed.needsOrder(c)).isPresent();
  }

  /// What shows that it is ordinary work, if anything does.
  Optional<Excuse> excuse(Case c) {
    Severity level = c.group().mainRule().level();
    if (level.atLeast(Severity.HIGH)) {
      return Optional.empty();
    }
    if (byPlatform(c)) {
      return Optional.of(Excuse.PLATFORM);
    }
    if (c.has(Fact.SERVICE) && !grave(level)) {
      return Optional.of(Excuse.SERVICE);
    }
    if (c.has(Fact.RISK_SETTLED)) {
      return Optional.of(Excuse.SETTLED);
    }
    if (c.has(Fact.HABIT) && !grave(level)) {
      return Optional.of(Excuse.HABIT);
    }
    if (feigned(c)) {
      return Optional.empty();
    }
    boolean handed = (this == EMPOWERED && !roles(c)) || this == OTHER;
    if (c.has(Fact.SELF) && (this == EMPOWERED || this == OTHER) && !grave(level)) {
      return Optional.of(Excuse.SELF);
    }
    return c.has(Fact.COLLEAGUES) && handed && !grave(level)
        ? Optional.of(Excuse.COLLEAGUES)
        : Optional.empty();
  }

  /* Rights among colleagues are what a stolen account takes next. */
  private static boolean roles(Case c) {
    return c.group().mainRule().techniques().stream()
        .anyMatch(t -> t.equalsIgnoreCase("T1098.003") || t.equalsIgnoreCase("T1098.006"));
  }

  /* Who is named where nobody proved the own name says nothing. */
  private static boolean feigned(Case c) {
    return c.group().mainRule().techniques().stream()
        .anyMatch(t -> t.equalsIgnoreCase("T1656") || t.equalsIgnoreCase("T1684.001"));
  }

  /// Whether it was about credentials or secrets: whoever asks for those in vain wanted them.
  static boolean secrets(Case c) {
    return c.group().rules().stream()
        .flatMap(hit -> hit.rule().tactics().stream().limit(1))
        .flatMap(t -> Tactic.find(t).stream())
        .anyMatch(Tactic.CREDENTIAL_ACCESS::equals);
  }

  /// Whether only accounts of the platform itself did it.
  static boolean byPlatform(Case c) {
    Counts users = c.values("user.name");
    return users.complete()
        && !users.names().isEmpty()
        && users.names().stream().allMatch(user -> PLATFORM.matcher(user).matches());
  }

  /// Whether the service refused, and with that nothing was done. An attack that was fended off is
  /// an attack.
  boolean inVain(Case c) {
    return this != ATTACKED && refused(c);
  }

  /// Whether all records of the alert tell that the service refused.
  static boolean refused(Case c) {
    return c.values("event.outcome").of("failure") > 0
        && c.values("event.outcome").of("success") == 0;
  }
}
