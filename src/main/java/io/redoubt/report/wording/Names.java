package io.redoubt.report.wording;

import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Short names for the alerts and incidents of one run, `A-1` and `I-1` in ranked order, for people
/// to point at. Stable for equal input, but not between runs on different input; ids are.
public final class Names {
  private final Map<String, String> byId = new HashMap<>();
  private final Map<String, Integer> ranks = new HashMap<>();

  /// No names: everything is called by its id.
  public Names() {}

  /// The names of this run.
  public Names(Analysis analysis) {
    for (int i = 0; i < analysis.alerts().size(); i++) {
      byId.put(analysis.alerts().get(i).id(), "A-" + (i + 1));
      ranks.put(analysis.alerts().get(i).id(), i + 1);
    }
    for (int i = 0; i < analysis.incidents().size(); i++) {
      byId.put(analysis.incidents().get(i).id(), "I-" + (i + 1));
    }
  }

  /// The short name of an alert or incident; its id when it is not of this run.
  public String of(String id) {
    return byId.getOrDefault(id, id);
  }

  /// Which place an alert takes in the run, the gravest the first; those of others are last.
  public int rank(String id) {
    return ranks.getOrDefault(id, Integer.MAX_VALUE);
  }

  /// Whether this is the id of an alert or incident of the run.
  public boolean known(String id) {
    return byId.containsKey(id);
  }

  /// The alert that somebody means by `A-1`, its id, or the beginning of its id when no other alert
  /// begins so.
  public Optional<Alert> alert(Analysis analysis, String meant) {
    String wanted = meant.strip().toUpperCase(Locale.ROOT);
    List<Alert> begun =
        analysis.alerts().stream()
            .filter(
                a ->
                    of(a.id()).equals(wanted)
                        || a.id().toUpperCase(Locale.ROOT).equals(wanted)
                        || (wanted.length() >= 4
                            && a.id().toUpperCase(Locale.ROOT).startsWith(wanted)))
            .toList();
    return begun.size() == 1 ? Optional.of(begun.getFirst()) : exact(begun, wanted);
  }

  private static Optional<Alert> exact(List<Alert> begun, String wanted) {
    return begun.stream().filter(a -> a.id().toUpperCase(Locale.ROOT).equals(wanted)).findFirst();
  }

  /// The incident that somebody means by `I-1` or its id.
  public Optional<Incident> incident(Analysis analysis, String meant) {
    String wanted = meant.strip().toUpperCase(Locale.ROOT);
    return analysis.incidents().stream()
        .filter(i -> of(i.id()).equals(wanted) || i.id().toUpperCase(Locale.ROOT).equals(wanted))
        .findFirst();
  }
}
