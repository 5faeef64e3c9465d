package io.redoubt.triage;

import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.finding.Scene;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.taxonomy.attack.Tactic;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which category an alert has: by the technique of its weightiest rule, else by its tactic, else
/// by words in its title, else by where it plays.
final class Categories {
  private static final Map<String, Category> BY_TECHNIQUE =
      Map.ofEntries(
          Map.entry("T1110", Category.AUTHENTICATION_ABUSE),
          Map.entry("T1078", Category.AUTHENTICATION_ABUSE),
          Map.entry("T1621", Category.AUTHENTICATION_ABUSE),
          Map.entry("T1558", Category.AUTHENTICATION_ABUSE),
          Map.entry("T1190", Category.WEB_ATTACK),
          Map.entry("T1505", Category.PERSISTENCE),
          Map.entry("T1003", Category.PRIVILEGE_ESCALATION),
          Map.entry("T1548", Category.PRIVILEGE_ESCALATION),
          Map.entry("T1611", Category.PRIVILEGE_ESCALATION),
          Map.entry("T1136", Category.PERSISTENCE),
          Map.entry("T1098", Category.PERSISTENCE),
          Map.entry("T1543", Category.PERSISTENCE),
          Map.entry("T1053", Category.PERSISTENCE),
          Map.entry("T1547", Category.PERSISTENCE),
          Map.entry("T1546", Category.PERSISTENCE),
          Map.entry("T1070", Category.POLICY_OR_MISCONFIGURATION),
          Map.entry("T1562", Category.POLICY_OR_MISCONFIGURATION),
          Map.entry("T1685", Category.POLICY_OR_MISCONFIGURATION),
          Map.entry("T1059", Category.EXECUTION),
          Map.entry("T1204", Category.EXECUTION),
          Map.entry("T1105", Category.COMMAND_AND_CONTROL),
          Map.entry("T1485", Category.AVAILABILITY),
          Map.entry("T1486", Category.AVAILABILITY),
          Map.entry("T1490", Category.AVAILABILITY),
          Map.entry("T1537", Category.EXFILTRATION),
          Map.entry("T1567", Category.EXFILTRATION),
          Map.entry("T1530", Category.INSIDER_OR_DATA_ACCESS),
          Map.entry("T1552", Category.INSIDER_OR_DATA_ACCESS),
          Map.entry("T1021", Category.LATERAL_MOVEMENT),
          Map.entry("T1570", Category.LATERAL_MOVEMENT));

  private static final Map<String, Category> BY_WORD =
      Map.ofEntries(
          Map.entry("trojan", Category.MALWARE),
          Map.entry("malware", Category.MALWARE),
          Map.entry("virus", Category.MALWARE),
          Map.entry("spyware", Category.MALWARE),
          Map.entry("ransom", Category.MALWARE),
          Map.entry("sql injection", Category.WEB_ATTACK),
          Map.entry("web attack", Category.WEB_ATTACK),
          Map.entry("webshell", Category.WEB_ATTACK),
          Map.entry("web shell", Category.WEB_ATTACK),
          Map.entry("brute force", Category.AUTHENTICATION_ABUSE),
          Map.entry("login", Category.AUTHENTICATION_ABUSE),
          Map.entry("log-on", Category.AUTHENTICATION_ABUSE),
          Map.entry("scan", Category.RECONNAISSANCE),
          Map.entry("denial of service", Category.AVAILABILITY),
          Map.entry("policy", Category.POLICY_OR_MISCONFIGURATION));

  private final Attack attack;

  Categories(Attack attack) {
    this.attack = attack;
  }

  Category of(AlertGroup group) {
    RuleInfo rule = group.mainRule();
    boolean web = group.scene() == Scene.WEB || !group.of("http.request.method").values().isEmpty();
    Category technique =
        rule.techniques().stream()
            .map(t -> BY_TECHNIQUE.get(Attack.parent(t)))
            .filter(c -> c != null)
            .findFirst()
            .orElse(null);
    if (technique != null) {
      return technique;
    }
    Optional<Category> malware =
        byWords(rule, group).filter(c -> c == Category.MALWARE && group.scene() == Scene.NETWORK);
    if (malware.isPresent()) {
      return Category.MALWARE;
    }
    Optional<Tactic> tactic =
        Stream.concat(
                rule.tactics().stream().flatMap(t -> Tactic.find(t).stream()),
                attack.tactics(rule.techniques()).stream())
            .findFirst();
    if (tactic.isPresent()) {
      return byTactic(tactic.get(), web, group.scene());
    }
    return byWords(rule, group).orElseGet(() -> byScene(group.scene(), web));
  }

  private static Category byTactic(Tactic tactic, boolean web, Scene scene) {
    return switch (tactic) {
      case RECONNAISSANCE, DISCOVERY, RESOURCE_DEVELOPMENT -> Category.RECONNAISSANCE;
      case INITIAL_ACCESS -> web ? Category.WEB_ATTACK : Category.AUTHENTICATION_ABUSE;
      case EXECUTION -> Category.EXECUTION;
      case PERSISTENCE -> Category.PERSISTENCE;
      case PRIVILEGE_ESCALATION -> Category.PRIVILEGE_ESCALATION;
      case DEFENSE_EVASION ->
          scene == Scene.ENDPOINT ? Category.EXECUTION : Category.POLICY_OR_MISCONFIGURATION;
      case CREDENTIAL_ACCESS ->
          scene == Scene.ENDPOINT ? Category.PRIVILEGE_ESCALATION : Category.AUTHENTICATION_ABUSE;
      case LATERAL_MOVEMENT -> Category.LATERAL_MOVEMENT;
      case COLLECTION -> Category.INSIDER_OR_DATA_ACCESS;
      case COMMAND_AND_CONTROL -> Category.COMMAND_AND_CONTROL;
      case EXFILTRATION -> Category.EXFILTRATION;
      case IMPACT -> Category.AVAILABILITY;
    };
  }

  private static Optional<Category> byWords(RuleInfo rule, AlertGroup group) {
    List<String> types = group.of("rule.category").names();
    String text = (rule.title() + ' ' + String.join(" ", types)).toLowerCase(Locale.ROOT);
    return BY_WORD.entrySet().stream()
        .filter(e -> text.contains(e.getKey()))
        .map(Map.Entry::getValue)
        .min(Comparator.naturalOrder());
  }

  private static Category byScene(Scene scene, boolean web) {
    return switch (scene) {
      case AUTHENTICATION -> Category.AUTHENTICATION_ABUSE;
      case WEB -> Category.WEB_ATTACK;
      case NETWORK -> web ? Category.WEB_ATTACK : Category.OTHER;
      case ENDPOINT -> Category.EXECUTION;
      case CLOUD -> Category.POLICY_OR_MISCONFIGURATION;
      case OTHER -> Category.OTHER;
    };
  }
}
