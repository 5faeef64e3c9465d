package io.redoubt.triage;

import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.LoginHistory;
import io.redoubt.event.finding.Scene;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What would decide the open points, from the closed list. At most four.
final class Gaps {
  private static final int MOST = 4;

  private Gaps() {}

  static List<String> of(Case c, Disposition disposition) {
    LinkedHashSet<String> missing = new LinkedHashSet<>();
    if (disposition == Disposition.BENIGN_POSITIVE) {
      return List.of();
    }
    Set<String> seen = c.group().telemetry();
    switch (c.category()) {
      case AUTHENTICATION_ABUSE -> {
        LoginHistory known = c.logins();
        if (known == null || !known.complete()) {
          missing.add("auth_history");
        }
        missing.add("user_confirmation");
      }
      case WEB_ATTACK, RECONNAISSANCE, COMMAND_AND_CONTROL, EXFILTRATION -> {
        addUnless(seen.contains("process"), "process_tree", missing);
        addUnless(seen.contains("network"), "network_flow", missing);
      }
      case EXECUTION, MALWARE, LATERAL_MOVEMENT, AVAILABILITY -> {
        addUnless(c.has(Fact.COMMANDS), "process_tree", missing);
        addUnless(seen.contains("network"), "network_flow", missing);
        missing.add("file_hash");
      }
      case PERSISTENCE, PRIVILEGE_ESCALATION, POLICY_OR_MISCONFIGURATION ->
          missing.add("change_ticket");
      case INSIDER_OR_DATA_ACCESS -> missing.add("user_confirmation");
      case BENIGN_ACTIVITY, OTHER -> missing.add("older_logs");
    }
    if (disposition == Disposition.UNDETERMINED) {
      missing.add(c.group().scene() == Scene.ENDPOINT ? "asset_owner" : "older_logs");
      missing.add("change_ticket");
    }
    if (Deed.of(c).isPresent()) {
      missing.addFirst("change_ticket");
    }
    missing.removeIf(what -> gathered(c, what));
    return missing.stream().limit(MOST).toList();
  }

  /// Whether the evidence tells it already.
  private static boolean gathered(Case c, String what) {
    String menu =
        switch (what) {
          case "process_tree" -> "menu:proc_tree";
          case "network_flow" -> "menu:net_peers";
          default -> "";
        };
    return !menu.isEmpty()
        && c.pack().lines().stream()
            .anyMatch(l -> l.kind() == Evidence.Kind.FACT && l.tags().contains(menu));
  }

  private static void addUnless(boolean there, String what, Set<String> missing) {
    if (!there) {
      missing.add(what);
    }
  }
}
