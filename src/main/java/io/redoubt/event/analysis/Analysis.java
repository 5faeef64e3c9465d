package io.redoubt.event.analysis;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The result of `analyze`.
///
/// @param inputs in the order they were read, skipped ones included
/// @param rules which rules took part
/// @param events records read
/// @param findings raw findings before grouping
/// @param alerts by severity, then event count, then first seen
/// @param incidents by severity, then first seen
/// @param time when the events happened
/// @param elapsedMillis wall time of the run
/// @param interrupted whether the run was stopped before all input was read
/// @param model what part a language model had
/// @param below alerts left out because they are below the level that was asked for
public record Analysis(
    List<InputReport> inputs,
    RulesReport rules,
    long events,
    long findings,
    List<Alert> alerts,
    List<Incident> incidents,
    TimeRange time,
    long elapsedMillis,
    boolean interrupted,
    ModelUse model,
    int below) {

  /// Copies the lists.
  public Analysis {
    inputs = List.copyOf(inputs);
    alerts = List.copyOf(alerts);
    incidents = List.copyOf(incidents);
  }

  /// With no alert left out.
  public Analysis(
      List<InputReport> inputs,
      RulesReport rules,
      long events,
      long findings,
      List<Alert> alerts,
      List<Incident> incidents,
      TimeRange time,
      long elapsedMillis,
      boolean interrupted,
      ModelUse model) {
    this(
        inputs,
        rules,
        events,
        findings,
        alerts,
        incidents,
        time,
        elapsedMillis,
        interrupted,
        model,
        0);
  }

  /// One line about the language model.
  public String modelNote() {
    return model.note();
  }

  /// The same result with these alerts and incidents, reviewed by a model.
  public Analysis reviewed(List<Alert> newAlerts, List<Incident> newIncidents, ModelUse use) {
    return new Analysis(
        inputs,
        rules,
        events,
        findings,
        newAlerts,
        newIncidents,
        time,
        elapsedMillis,
        interrupted,
        use,
        below);
  }

  /// The same result, with the bounds of time that were asked for.
  public Analysis asked(@Nullable Instant since, @Nullable Instant until) {
    return new Analysis(
        inputs,
        rules,
        events,
        findings,
        alerts,
        incidents,
        time.asked(new Window(since, until, time.window().outside())),
        elapsedMillis,
        interrupted,
        model,
        below);
  }

  /// Events that the rules were asked about.
  public long examined() {
    return events - time.window().outside();
  }

  /// The same result, with another word on the model.
  public Analysis noting(ModelUse use) {
    return reviewed(alerts, incidents, use);
  }
}
