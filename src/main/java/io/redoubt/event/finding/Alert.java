package io.redoubt.event.finding;

import io.redoubt.event.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Findings of one meaning about the same entities: the unit of triage.
///
/// @param id hash of the group key and its anchored window; stable while the alert grows
/// @param title for people, with the main entity
/// @param severity the highest of its rules after corroboration
/// @param severityReasons how the severity came about, sentence by sentence
/// @param status `new` until somebody decides
/// @param incidentId the attack story it belongs to, or empty
/// @param rules the rules that fired, by level, then title
/// @param techniques ATT&CK ids, sorted
/// @param tactics ATT&CK short names in kill-chain order
/// @param entities who and what
/// @param findingCount raw findings grouped
/// @param eventCount events behind them
/// @param firstSeen of the events with a known time; null when none has one
/// @param lastSeen likewise
/// @param evidence the numbered evidence
/// @param verdict what it is and what now
public record Alert(
    String id,
    String title,
    Severity severity,
    List<String> severityReasons,
    String status,
    String incidentId,
    List<RuleInfo> rules,
    List<String> techniques,
    List<String> tactics,
    Entities entities,
    long findingCount,
    long eventCount,
    @Nullable Instant firstSeen,
    @Nullable Instant lastSeen,
    EvidencePack evidence,
    Verdict verdict) {

  /// By severity, worst first, then event count, then first seen.
  public static final Comparator<Alert> RANK =
      Comparator.comparing(Alert::severity)
          .thenComparing(Alert::eventCount)
          .reversed()
          .thenComparing(a -> a.firstSeen() == null ? Instant.MAX : a.firstSeen())
          .thenComparing(Alert::id);

  /// Copies the lists.
  public Alert {
    severityReasons = List.copyOf(severityReasons);
    rules = List.copyOf(rules);
    techniques = List.copyOf(techniques);
    tactics = List.copyOf(tactics);
  }

  /// Those of its entities that its title names, as tokens without a place: whoever writes the
  /// title into a line of evidence adds them, so that redaction knows the names in it.
  public List<Evidence.Token> named() {
    String words = title.toLowerCase(Locale.ROOT);
    List<Evidence.Token> tokens = new ArrayList<>();
    entities
        .values()
        .forEach(
            (field, names) -> {
              for (String name : names) {
                String shown = name.toLowerCase(Locale.ROOT);
                String label = shown.substring(0, Math.max(0, shown.indexOf('.')));
                if (words.contains(shown)) {
                  tokens.add(new Evidence.Token(field, name, -1, -1));
                } else if (field.equals("host.name") && !label.isEmpty() && words.contains(label)) {
                  tokens.add(new Evidence.Token(field, name.substring(0, label.length()), -1, -1));
                }
              }
            });
    return tokens;
  }

  /// The same alert as part of an incident.
  public Alert in(String incident) {
    return with(severity, severityReasons, incident, evidence, verdict);
  }

  /// The same alert, judged anew.
  public Alert judged(
      Severity newSeverity, List<String> reasons, EvidencePack pack, Verdict newVerdict) {
    return with(newSeverity, reasons, incidentId, pack, newVerdict);
  }

  private Alert with(
      Severity newSeverity,
      List<String> reasons,
      String incident,
      EvidencePack pack,
      Verdict newVerdict) {
    return new Alert(
        id,
        title,
        newSeverity,
        reasons,
        status,
        incident,
        rules,
        techniques,
        tactics,
        entities,
        findingCount,
        eventCount,
        firstSeen,
        lastSeen,
        pack,
        newVerdict);
  }
}
