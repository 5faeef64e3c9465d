package io.redoubt.detect.vendor;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.Finding;
import java.util.Locale;
import java.util.Optional;

/// Firewalls that look into what they pass on: intrusion prevention and malware scanners of
/// FortiGate and PAN-OS. What went through has the severity its product gave it; what was stopped
/// was tried and did not arrive: at most low for an attack on a weakness, at most medium for
/// malware, which somebody fetched or sent.
final class Gateways {
  private Gateways() {}

  static Optional<Finding> of(Event event, String product) {
    return Stated.of(event, product, most(event));
  }

  private static Severity most(Event event) {
    if (!stopped(event)) {
      return Severity.CRITICAL;
    }
    String category = event.text(Ecs.RULE_CATEGORY, "").toLowerCase(Locale.ROOT);
    boolean malware = category.contains("virus") || category.startsWith("wildfire");
    return malware ? Severity.MEDIUM : Severity.LOW;
  }

  private static boolean stopped(Event event) {
    return event.texts(Ecs.EVENT_TYPE).contains("denied");
  }
}
