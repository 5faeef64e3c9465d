package io.redoubt.correlate;

import io.redoubt.event.finding.Alert;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// In how many steps alerts tell of an attack: the most tactics of which each is shown by another
/// alert. One alert whose rules are filed under six tactics is one step, not six.
///
/// A largest matching of tactics and alerts, by augmenting paths (Kuhn). For one use.
final class Progress {
  private final Map<String, List<Integer>> showing = new HashMap<>();
  private final Map<Integer, String> taken = new HashMap<>();

  Progress(List<Alert> alerts) {
    for (int i = 0; i < alerts.size(); i++) {
      for (String tactic : alerts.get(i).tactics()) {
        showing.computeIfAbsent(tactic, _ -> new ArrayList<>()).add(i);
      }
    }
  }

  /// The number of steps.
  int steps() {
    showing.keySet().forEach(tactic -> takes(tactic, new BitSet()));
    return taken.size();
  }

  /* Whether an alert is left for the tactic, or one of those taken can show another. */
  private boolean takes(String tactic, BitSet asked) {
    for (int alert : showing.getOrDefault(tactic, List.of())) {
      if (!asked.get(alert)) {
        asked.set(alert);
        String before = taken.get(alert);
        if (before == null || takes(before, asked)) {
          taken.put(alert, tactic);
          return true;
        }
      }
    }
    return false;
  }
}
