package io.redoubt.api.compat.recipe;

import io.redoubt.api.compat.engine.Floor;
import io.redoubt.api.compat.json.JsonOut;
import io.redoubt.api.compat.json.Obj;
import io.redoubt.api.compat.json.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What code reads out of the records closest to a question, in the recipe's five fields. The
/// threat level is that of the worst rule that fires on one of them, or on several together. No
/// model is asked. Stateless.
final class Reading {
  private static final int MOST = 10;
  private static final double SURE = 0.7;
  private static final double UNSURE = 0.4;
  private static final double NOTHING = 0.1;

  private final Floor rules;

  Reading(Floor rules) {
    this.rules = rules;
  }

  /// The analysis as JSON text.
  String of(Closest.Found found) {
    List<Closest.Near> context = found.near();
    Map<String, Integer> fired = new LinkedHashMap<>();
    Map<String, Integer> kinds = new TreeMap<>();
    int worst = 0;
    for (Closest.Near near : context) {
      kinds.merge(near.event().fields().getOrDefault("event_type", ""), 1, Integer::sum);
      var level = rules.under(Map.of("description", near.event().text()));
      if (level.isPresent()) {
        worst = Math.max(worst, level.get().risk());
        level.get().rules().forEach(rule -> fired.merge(rule, 1, Integer::sum));
      }
    }
    Map<String, String> told = new LinkedHashMap<>();
    for (Floor.Level level : rules.together(context.stream().map(n -> n.event().text()).toList())) {
      worst = Math.max(worst, level.risk());
      level.rules().forEach(rule -> told.put(rule, rule + " (several records together)"));
    }
    fired.forEach((rule, count) -> told.putIfAbsent(rule, rule + " (" + records(count) + ")"));
    return JsonOut.python(
        new Obj()
            .put(
                "summary",
                context.isEmpty() ? nothing(found) : summary(context.size(), told.keySet()))
            .put("threat_level", level(worst))
            .put("key_findings", Value.of(findings(told.values(), kinds)))
            .put("recommendations", Value.of(recommendations(context.size(), told.isEmpty())))
            .put("confidence", context.isEmpty() ? NOTHING : told.isEmpty() ? UNSURE : SURE)
            .done());
  }

  private static String nothing(Closest.Found found) {
    return found.why().isEmpty() ? "No record is known that fits the filter." : found.why();
  }

  private static String summary(int records, Set<String> fired) {
    String about = records + " records are closest to the question; ";
    return fired.isEmpty()
        ? about + "no rule fires on any of them."
        : about + fired.size() + rules(fired.size()) + String.join(", ", fired) + ".";
  }

  private static String rules(int count) {
    return count == 1 ? " rule fires on them: " : " rules fire on them: ";
  }

  private static String level(int risk) {
    if (risk >= 90) {
      return "critical";
    }
    return risk >= 76 ? "high" : risk >= 51 ? "medium" : "low";
  }

  private static List<String> findings(Collection<String> told, Map<String, Integer> kinds) {
    List<String> findings = new ArrayList<>(told);
    kinds.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(kind -> findings.add(kind.getKey() + ": " + records(kind.getValue())));
    return findings.subList(0, Math.min(MOST, findings.size()));
  }

  private static String records(int count) {
    return count == 1 ? "1 record" : count + " records";
  }

  private static List<String> recommendations(int records, boolean quiet) {
    if (records == 0) {
      return List.of("Widen the filter, or send records with POST /ingest first.");
    }
    return quiet
        ? List.of("Nothing is urgent; narrow the question if something else was meant.")
        : List.of(
            "Read the alerts of these records: GET /api/v1/alerts.",
            "Search for the same source and account before and after: GET /api/v1/events/search.");
  }
}
