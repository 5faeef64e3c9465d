package io.redoubt.detect.vendor;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.Finding;
import io.redoubt.taxonomy.attack.Tactic;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Records whose mapping says that they are alerts (`event.kind`) of what rule, and how severe:
/// GuardDuty, Security Hub, CrowdStrike, Microsoft Defender XDR, Zeek's signatures and
/// intelligence, AMiner, firewalls ([Gateways]). GuardDuty's kinds begin with what the actor
/// is after: `Recon:EC2/…`.
final class Stated {
  private static final Map<String, Tactic> PURPOSES =
      Map.ofEntries(
          Map.entry("backdoor", Tactic.COMMAND_AND_CONTROL),
          Map.entry("credentialaccess", Tactic.CREDENTIAL_ACCESS),
          Map.entry("cryptocurrency", Tactic.IMPACT),
          Map.entry("defenseevasion", Tactic.DEFENSE_EVASION),
          Map.entry("discovery", Tactic.DISCOVERY),
          Map.entry("execution", Tactic.EXECUTION),
          Map.entry("exfiltration", Tactic.EXFILTRATION),
          Map.entry("impact", Tactic.IMPACT),
          Map.entry("initialaccess", Tactic.INITIAL_ACCESS),
          Map.entry("persistence", Tactic.PERSISTENCE),
          Map.entry("privilegeescalation", Tactic.PRIVILEGE_ESCALATION),
          Map.entry("recon", Tactic.RECONNAISSANCE),
          Map.entry("stealth", Tactic.DEFENSE_EVASION),
          Map.entry("trojan", Tactic.EXECUTION),
          Map.entry("unauthorizedaccess", Tactic.INITIAL_ACCESS));

  private Stated() {}

  static Optional<Finding> of(Event event, String product) {
    return of(event, product, Severity.CRITICAL);
  }

  /// The same, at most so severe.
  static Optional<Finding> of(Event event, String product, Severity most) {
    if (!event.text(Ecs.EVENT_KIND, "").equals("alert")) {
      return Optional.empty();
    }
    Facts facts = new Facts(event);
    String id = facts.first("rule.id");
    String title = facts.first("rule.name", "rule.description");
    String word = facts.first("rule.level");
    facts.keep("rule.category", "rule.ruleset", "event.reason");
    Severity stated = level(word, title);
    Severity level = stated.compareTo(most) > 0 ? most : stated;
    if (event.format().id().equals("zeek.intel")) {
      return facts.finding(product, "intel", "Intelligence match: " + title, level, "threat.");
    }
    if (product.equals("guardduty")) {
      String purpose = id.substring(0, Math.max(0, id.indexOf(':'))).toLowerCase(Locale.ROOT);
      Tactic tactic = PURPOSES.get(purpose);
      List<String> tactics = tactic == null ? List.of() : List.of(tactic.shortName());
      return facts.finding(product, id, title, level, "threat.", tactics);
    }
    return facts.finding(
        product, id, title, level, product.equals("falco") ? "falco.tags" : "threat.");
  }

  private static Severity level(String word, String title) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "critical" -> Severity.CRITICAL;
      case "high" -> Severity.HIGH;
      case "medium" -> Severity.MEDIUM;
      case "low" -> Severity.LOW;
      case "informational", "info" -> Severity.INFORMATIONAL;
      default -> TitleWords.of(title).level();
    };
  }
}
