package io.redoubt.detect.vendor;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.Finding;
import io.redoubt.taxonomy.attack.Tactic;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Web application firewalls: AWS WAF, Cloudflare, ModSecurity in the error log of a web server.
/// What a rule stopped or counted is an alert of low severity, since it was tried and did not get
/// through; what ModSecurity calls critical or worse, and every match that was let through by a
/// rule, is one of medium severity. What a default action let through or stopped is none.
final class Firewalls {
  private static final Field AWS_COUNTED = Field.of("aws.waf.nonTerminatingMatchingRules.ruleId");
  private static final Field MODULE = Field.of("apache.error.module");

  private static final Set<String> STOPPED =
      Set.of("block", "challenge", "captcha", "jschallenge", "managed_challenge", "drop");

  private static final Set<String> NOTED = Set.of("count", "log", "simulate");

  private Firewalls() {}

  static Optional<Finding> aws(Event event) {
    Facts facts = new Facts(event);
    String action = facts.first("event.action").toLowerCase(Locale.ROOT);
    String rule = facts.first("rule.id");
    if (STOPPED.contains(action) && !rule.isEmpty() && !rule.equals("Default_Action")) {
      return found(facts, "aws.waf", rule, "Web request stopped by " + rule, Severity.LOW);
    }
    String counted = event.text(AWS_COUNTED, "");
    return counted.isEmpty()
        ? Optional.empty()
        : found(facts, "aws.waf", counted, "Web request noted by " + counted, Severity.MEDIUM);
  }

  static Optional<Finding> cloudflare(Event event) {
    Facts facts = new Facts(event);
    String action = facts.first("event.action").toLowerCase(Locale.ROOT);
    String rule = facts.first("rule.id", "rule.ruleset");
    String name = facts.first("rule.name");
    String title = name.isEmpty() ? "rule " + rule : name;
    if (STOPPED.contains(action)) {
      return found(facts, "cloudflare", rule, "Web request stopped by " + title, Severity.LOW);
    }
    return NOTED.contains(action)
        ? found(facts, "cloudflare", rule, "Web request noted by " + title, Severity.MEDIUM)
        : Optional.empty();
  }

  static Optional<Finding> modSecurity(Event event) {
    String message = event.text(Ecs.MESSAGE, "");
    boolean security =
        message.contains("ModSecurity:") || event.text(MODULE, "").startsWith("security");
    if (!security) {
      return Optional.empty();
    }
    Facts facts = new Facts(event);
    String id = facts.first("rule.id");
    String title = facts.first("rule.name");
    boolean stopped = message.contains("Access denied");
    boolean grave =
        message.contains("[severity \"CRITICAL\"]")
            || message.contains("[severity \"ALERT\"]")
            || message.contains("[severity \"EMERGENCY\"]")
            || message.contains("[severity \"2\"]");
    Severity level = grave && !stopped ? Severity.MEDIUM : Severity.LOW;
    return id.isEmpty() ? Optional.empty() : found(facts, "modsecurity", id, title, level);
  }

  private static Optional<Finding> found(
      Facts facts, String product, String id, String title, Severity level) {
    facts.keep("http.request.method", "url.path", "http.response.status_code");
    List<String> told = TitleWords.of(title).tactics();
    List<String> tried = told.isEmpty() ? List.of(Tactic.INITIAL_ACCESS.shortName()) : told;
    return facts.finding(product, id, title, level, "threat.", tried);
  }
}
