package io.redoubt.triage.trace;

import io.redoubt.event.context.EntityContext;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Evidence.Kind;
import io.redoubt.event.finding.Evidence.Token;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An alert or incident, as far as a question needs it.
///
/// @param id of it
/// @param incident whether it is an incident
/// @param code what code found
/// @param lines the evidence; of an incident, a line for each alert
/// @param techniques candidates
/// @param names evidence id → how it is cited outside the prompt; the same for alerts
/// @param known ids that references of code may name
/// @param asked the question of a person that it answers; empty for alerts and incidents
public record Subject(
    String id,
    boolean incident,
    Verdict.Deterministic code,
    List<Evidence> lines,
    List<String> techniques,
    Map<String, String> names,
    List<String> known,
    String asked) {
  private static final int ALERTS = 24;
  private static final int VALUES = 3;

  /// Copies lists and map.
  public Subject {
    lines = List.copyOf(lines);
    techniques = List.copyOf(techniques);
    names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
    known = List.copyOf(known);
  }

  /// An alert.
  public static Subject of(Alert alert) {
    return new Subject(
        alert.id(),
        false,
        alert.verdict().byCode(),
        alert.evidence().lines(),
        alert.techniques(),
        Map.of(),
        alert.evidence().lines().stream().map(Evidence::id).toList(),
        "");
  }

  /// What is known of an entity.
  public static Subject of(EntityContext context) {
    return new Subject(
        context.id(),
        false,
        context.verdict().byCode(),
        context.evidence().lines(),
        context.techniques(),
        Map.of(),
        context.evidence().lines().stream().map(Evidence::id).toList(),
        "");
  }

  /// A question of a person, and what was looked up for it.
  ///
  /// @param id of the question
  /// @param asked in words
  /// @param code what code answers
  /// @param lines the evidence
  public static Subject of(
      String id, String asked, Verdict.Deterministic code, List<Evidence> lines) {
    List<String> ids = lines.stream().map(Evidence::id).toList();
    return new Subject(id, false, code, lines, List.of(), Map.of(), ids, asked);
  }

  /// The incident as its alerts tell it: a line each, written by code.
  ///
  /// @param alerts by id
  public static Subject of(Incident incident, Map<String, Alert> alerts) {
    List<Evidence> lines = new ArrayList<>();
    Map<String, String> names = new LinkedHashMap<>();
    List<String> techniques = new ArrayList<>();
    for (Incident.Member member : incident.members()) {
      Alert alert = alerts.get(member.alertId());
      if (alert != null && lines.size() < ALERTS) {
        String id = "E" + (lines.size() + 1);
        lines.add(line(id, alert));
        names.put(id, alert.id());
        techniques.addAll(alert.techniques());
      }
    }
    return new Subject(
        incident.id(),
        true,
        incident.verdict().byCode(),
        lines,
        techniques.stream().distinct().toList(),
        names,
        incident.members().stream().map(Incident.Member::alertId).toList(),
        "");
  }

  private static Evidence line(String id, Alert alert) {
    StringBuilder text = new StringBuilder("Rule \"");
    List<Token> tokens = new ArrayList<>();
    append(text, tokens, "rule.name", alert.rules().getFirst().title());
    Verdict.Deterministic code = alert.verdict().byCode();
    text.append("\", severity ").append(alert.severity().id());
    text.append(", verdict ").append(code.disposition().id());
    text.append(", category ").append(code.category().replace('_', ' '));
    text.append(", ").append(alert.eventCount()).append(" events");
    if (alert.firstSeen() != null) {
      text.append(", first ").append(alert.firstSeen()).append(", last ").append(alert.lastSeen());
    }
    alert
        .entities()
        .values()
        .forEach(
            (field, values) -> {
              text.append("; ").append(field).append(' ');
              for (int i = 0; i < Math.min(VALUES, values.size()); i++) {
                text.append(i == 0 ? "" : ", ");
                append(text, tokens, field, values.get(i));
              }
            });
    List<String> tags = new ArrayList<>();
    alert.techniques().forEach(t -> tags.add("technique:" + t));
    alert.evidence().lines().forEach(l -> tags.addAll(l.tags()));
    return new Evidence(
        id,
        Kind.FACT,
        "",
        "",
        0,
        -1,
        text.append('.').toString(),
        "",
        tokens,
        tags.stream().distinct().toList());
  }

  private static void append(StringBuilder text, List<Token> tokens, String field, String value) {
    int from = text.length();
    text.append(value);
    tokens.add(new Token(field, value, from, text.length()));
  }

  /// How references of an answer are cited outside the prompt.
  public List<String> cited(List<String> refs) {
    return refs.stream().map(ref -> names.getOrDefault(ref, ref)).toList();
  }
}
