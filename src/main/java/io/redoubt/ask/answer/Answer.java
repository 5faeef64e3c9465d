package io.redoubt.ask.answer;

import io.redoubt.ask.look.Findings;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.finding.Statement;
import io.redoubt.event.finding.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The answer to a question: written by code, with words of a model where they stand in the
/// evidence.
///
/// @param question as it was asked
/// @param findings what was looked up, and the numbered evidence
/// @param verdict the summary, findings and steps
/// @param explanation why nothing was found; empty when something was
/// @param modelNote what became of the model's part, one line; empty when none was wanted
public record Answer(
    String question, Findings findings, Verdict verdict, String explanation, String modelNote) {
  private static final int CITATIONS = 50;

  /// `low`, `medium`, `high` or `critical`; always that of code.
  public String threatLevel() {
    Severity severity = verdict.byCode().severity();
    return severity == Severity.INFORMATIONAL ? Severity.LOW.id() : severity.id();
  }

  /// What was found, sentence by sentence, with the lines that carry it.
  public List<Statement> keyFindings() {
    return verdict.observations();
  }

  /// What to do next, one sentence each.
  public List<String> recommendations() {
    return verdict.recommendations().stream().map(Answer::said).toList();
  }

  private static String said(Recommendation step) {
    String action = step.action().replace('_', ' ');
    String words =
        action.isEmpty() ? "" : Character.toUpperCase(action.charAt(0)) + action.substring(1);
    return words.isEmpty()
        ? step.rationale()
        : words + (step.rationale().isEmpty() ? "." : ": " + step.rationale());
  }

  /// 0 to 1: how sure code is that this answers the question.
  public double confidence() {
    return verdict.byCode().score();
  }

  /// Ids of the events it rests on, at most 50: those shown, then those of the alerts.
  public List<String> citations() {
    Set<String> ids = new LinkedHashSet<>();
    for (Evidence line : findings.pack().lines()) {
      if (!line.eventId().isEmpty()) {
        ids.add(line.eventId());
      }
    }
    findings.alerts().stream()
        .filter(alert -> findings.refs().containsKey(Findings.key(alert)))
        .forEach(alert -> ids.addAll(alert.eventIds()));
    List<String> all = new ArrayList<>(ids);
    return all.size() > CITATIONS ? List.copyOf(all.subList(0, CITATIONS)) : List.copyOf(all);
  }
}
