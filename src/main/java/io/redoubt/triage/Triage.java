package io.redoubt.triage;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Entities;
import io.redoubt.event.port.Expected;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.taxonomy.attack.Tactic;
import io.redoubt.triage.evidence.RawLines;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Turns groups of findings into alerts: evidence, verdict, title. Immutable and thread-safe.
///
/// Way: [EvidenceCollector] → [Scorecard] → [SeverityPolicy] → [DeterministicAnalyst].
public final class Triage {
  /// The most values of one entity field that an alert lists.
  public static final int ENTITY_VALUES = 50;

  /// The fields that are entities.
  private static final List<String> ENTITY_FIELDS =
      List.of("source.ip", "destination.ip", "user.name", "user.target.name", "host.name");

  private final Attack attack;
  private final Expected expected;
  private final EvidenceCollector collector;
  private final MenuChoice menu;
  private final RawLines raw;

  /// With these facts about ATT&CK, nothing expected.
  public Triage(Attack attack) {
    this(attack, Expected.NOTHING);
  }

  /// With these facts about ATT&CK, and what the operator expects to see.
  public Triage(Attack attack, Expected expected) {
    this(attack, expected, RawLines.STANDARD);
  }

  /// With these facts about ATT&CK, and what the operator expects to see.
  ///
  /// @param raw makes evidence of records
  public Triage(Attack attack, Expected expected, RawLines raw) {
    this.raw = raw;
    this.attack = attack;
    this.expected = expected;
    Categories categories = new Categories(attack);
    this.collector = new EvidenceCollector(attack, categories, raw);
    this.menu = new MenuChoice(categories);
  }

  /// What the operator expects: grouping, which comes before, goes by it.
  public Expected expected() {
    return expected;
  }

  /// What makes evidence of records.
  public RawLines raw() {
    return raw;
  }

  /// What code wants to know of the events around these groups; nothing is answered yet.
  public Surroundings questions(List<AlertGroup> groups) {
    return new Surroundings(menu.of(groups), Map.of(), "");
  }

  /// The alerts by severity, then event count, then first seen.
  public List<Alert> alerts(List<AlertGroup> groups) {
    return alerts(groups, Surroundings.NONE);
  }

  /// The alerts by severity, then event count, then first seen, with what was gathered around them.
  public List<Alert> alerts(List<AlertGroup> groups, Surroundings around) {
    OtherAlerts others = new OtherAlerts(groups, attack);
    return groups.stream().map(group -> alert(group, around, others)).sorted(Alert.RANK).toList();
  }

  private Alert alert(AlertGroup group, Surroundings around, OtherAlerts others) {
    Case c = collector.collect(group, around, others);
    Scorecard card = Scorecard.of(c);
    SeverityPolicy policy = SeverityPolicy.of(c, card);
    return new Alert(
        group.id(),
        Titles.of(c),
        policy.severity(),
        policy.reasons(),
        "new",
        "",
        group.rules().stream().map(AlertGroup.Hit::rule).toList(),
        group.techniques(),
        tactics(group),
        entities(group),
        group.findingCount(),
        group.eventCount(),
        group.firstSeen(),
        group.lastSeen(),
        c.pack(),
        DeterministicAnalyst.judge(c, card, policy));
  }

  /// The tactics the rules name; where they name none, those of their techniques.
  private List<String> tactics(AlertGroup group) {
    List<String> named =
        Attack.ordered(group.rules().stream().flatMap(h -> h.rule().tactics().stream()).toList());
    return named.isEmpty()
        ? attack.tactics(group.techniques()).stream().map(Tactic::shortName).toList()
        : named;
  }

  private static Entities entities(AlertGroup group) {
    TreeMap<String, List<String>> values = new TreeMap<>();
    for (String field : ENTITY_FIELDS) {
      values.put(field, group.of(field).names().stream().limit(ENTITY_VALUES).toList());
    }
    if (!group.keyField().isEmpty() && values.values().stream().allMatch(List::isEmpty)) {
      values.put(group.keyField(), Stream.of(group.keyValue()).toList());
    }
    return new Entities(values);
  }
}
