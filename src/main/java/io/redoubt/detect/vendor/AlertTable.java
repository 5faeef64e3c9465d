package io.redoubt.detect.vendor;

import io.redoubt.event.Event;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.Finding;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rows of a table that was exported from an alert console. A row is an alert when a column is
/// named for it (`signature`, `alert_name`, `rule_name` …), or when its `name`, `title` or
/// `description` begins with the name of a security product and a colon: `Wazuh: IDS event.`
final class AlertTable {
  private static final String COLUMN = "redoubt.native.";

  private static final String[] ALERTS = {
    COLUMN + "alert_name",
    COLUMN + "alertname",
    COLUMN + "alert_title",
    COLUMN + "signature",
    COLUMN + "rule_name",
    COLUMN + "rule_description",
    COLUMN + "detection_name"
  };

  private static final String[] NAMES = {COLUMN + "name", COLUMN + "title", COLUMN + "description"};

  private static final String[] PRODUCTS = {
    COLUMN + "product", COLUMN + "vendor", COLUMN + "sensor", COLUMN + "tool"
  };

  private static final String[] LEVELS = {
    COLUMN + "severity", COLUMN + "alert_severity", COLUMN + "priority", COLUMN + "level"
  };

  private static final Set<String> KNOWN =
      Set.of(
          "aminer",
          "bro",
          "crowdsec",
          "crowdstrike",
          "defender",
          "elastic",
          "falco",
          "fail2ban",
          "fortigate",
          "guardduty",
          "modsecurity",
          "ossec",
          "qradar",
          "sentinel",
          "sentinelone",
          "snort",
          "splunk",
          "suricata",
          "wazuh",
          "zeek");

  private AlertTable() {}

  static Optional<Finding> of(Event event) {
    Facts facts = new Facts(event);
    String title = facts.first(ALERTS);
    if (!title.isEmpty()) {
      String product = facts.first(PRODUCTS).toLowerCase(Locale.ROOT);
      return finding(facts, product.isEmpty() ? "table" : product, title);
    }
    String name = facts.first(NAMES);
    int colon = name.indexOf(": ");
    String product = colon > 0 ? name.substring(0, colon).toLowerCase(Locale.ROOT) : "";
    return KNOWN.contains(product)
        ? finding(facts, product, bare(name.substring(colon + 2)))
        : Optional.empty();
  }

  private static Optional<Finding> finding(Facts facts, String product, String title) {
    Severity told = level(facts.first(LEVELS));
    Severity level = told == null ? TitleWords.of(title).level() : told;
    return facts.finding(product, "", title, level, COLUMN + "mitre");
  }

  /* Some write the word again that every row is about. */
  private static String bare(String title) {
    return title.startsWith("Alert - ") ? title.substring("Alert - ".length()) : title;
  }

  /* Numbers say nothing as long as nobody says of which product. */
  private static @Nullable Severity level(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "critical", "fatal" -> Severity.CRITICAL;
      case "high", "major" -> Severity.HIGH;
      case "medium", "moderate" -> Severity.MEDIUM;
      case "low", "minor" -> Severity.LOW;
      case "informational", "info", "notice" -> Severity.INFORMATIONAL;
      default -> null;
    };
  }
}
