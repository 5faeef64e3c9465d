package io.redoubt.api.v1;

import io.redoubt.detect.outlier.Outliers;
import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.finding.Finding;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Command lines and looked-up names unlike the others, in the words of `/api/v1/anomalies`.
final class OddValues {
  private static final Comparator<Finding> CLEAREST =
      Comparator.comparingDouble((Finding odd) -> figure(odd, "outlier.deviations")).reversed();

  private OddValues() {}

  /// Those of a time, the clearest first.
  ///
  /// @param from milliseconds since 1970 UTC, the first
  /// @param to the first after it
  /// @param field the only field that is wanted; empty for all
  static List<Map<String, Object>> of(
      List<Finding> all, long from, long to, String field, double threshold) {
    return all.stream()
        .filter(odd -> field.isEmpty() || field.equals(field(odd)))
        .filter(odd -> last(odd) >= from && first(odd) < to)
        .filter(odd -> figure(odd, "outlier.deviations") >= threshold)
        .sorted(CLEAREST)
        .map(OddValues::shown)
        .toList();
  }

  private static boolean ofNames(Finding odd) {
    return odd.rule().id().equals(Outliers.TUNNEL.id());
  }

  private static String field(Finding odd) {
    return (ofNames(odd) ? Ecs.DNS_QUESTION_NAME : Ecs.PROCESS_COMMAND_LINE).name();
  }

  private static String told(Finding odd, String name) {
    return odd.fields().getOrDefault(name, "");
  }

  private static double figure(Finding odd, String name) {
    return Double.parseDouble(odd.fields().getOrDefault(name, "0"));
  }

  private static long first(Finding odd) {
    return odd.events().getFirst().time().millis();
  }

  private static long last(Finding odd) {
    return odd.events().getLast().time().millis();
  }

  private static Map<String, Object> shown(Finding odd) {
    boolean names = ofNames(odd);
    String usual = names ? "outlier.usual_bits" : "outlier.usual_length";
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("kind", "outlier");
    shown.put("field", field(odd));
    shown.put(
        "value", told(odd, names ? "dns.question.registered_domain" : Ecs.PROCESS_NAME.name()));
    shown.put("start", Instant.ofEpochMilli(first(odd)).toString());
    shown.put("end", Instant.ofEpochMilli(last(odd)).toString());
    shown.put("count", odd.eventCount());
    shown.put("expected", figure(odd, usual));
    shown.put("deviation", figure(odd, "outlier.deviations"));
    shown.put("severity", odd.rule().level().id());
    shown.put("basis", told(odd, "outlier.compared_with"));
    shown.put("text", names ? names(odd) : line(odd));
    shown.put("also", List.of());
    shown.put("events", odd.events().stream().map(Event::id).toList());
    return shown;
  }

  private static String names(Finding odd) {
    return "%s: %s different names below it carry %s bits each, where %s are usual by %s."
        .formatted(
            told(odd, "dns.question.registered_domain"),
            told(odd, "outlier.names"),
            told(odd, "outlier.bits"),
            told(odd, "outlier.usual_bits"),
            told(odd, "outlier.compared_with"));
  }

  private static String line(Finding odd) {
    return "%s: a command line of %s characters (%s), where %s are usual (%s) by %s."
        .formatted(
            told(odd, Ecs.PROCESS_NAME.name()),
            told(odd, "outlier.length"),
            told(odd, "outlier.entropy"),
            told(odd, "outlier.usual_length"),
            told(odd, "outlier.usual_entropy"),
            told(odd, "outlier.compared_with"));
  }
}
