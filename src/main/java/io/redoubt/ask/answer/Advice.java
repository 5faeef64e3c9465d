package io.redoubt.ask.answer;

import io.redoubt.ask.look.Findings;
import io.redoubt.ask.look.KnownAlert;
import io.redoubt.ask.plan.Plan;
import io.redoubt.ask.plan.Span;
import io.redoubt.ask.plan.Topic;
import io.redoubt.event.finding.Recommendation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What to do next: what the verdicts of the alerts recommend, and how to see more.
///
/// @param found what was looked up
record Advice(Findings found) {
  private static final int MOST = 5;

  /// At most five, those of the worst alerts first.
  List<Recommendation> steps() {
    List<Recommendation> steps = new ArrayList<>();
    Set<String> actions = new HashSet<>();
    for (KnownAlert alert : found.alerts()) {
      String ref = found.refs().getOrDefault(Findings.key(alert), "");
      for (Recommendation step : alert.steps()) {
        if (!ref.isEmpty() && steps.size() < MOST - 1 && actions.add(step.action())) {
          String why = step.rationale() + " (" + alert.id() + ")";
          steps.add(new Recommendation(step.action(), ref, why));
        }
      }
    }
    Plan plan = found.plan();
    if (plan.empty()) {
      return List.of(step("Ask again with other words, or search: redoubt search QUERY."));
    }
    if (steps.isEmpty() && found.events() == 0) {
      steps.add(step("Widen the time, or name the user, host or address as the logs do."));
    }
    Topic topic = plan.topics().isEmpty() ? Topic.ANYTHING : plan.topics().getFirst();
    steps.add(step("See all of it: " + command(plan, topic)));
    return List.copyOf(steps);
  }

  private static Recommendation step(String words) {
    return new Recommendation("", "", words);
  }

  /// The search that shows the events of a topic.
  static String command(Plan plan, Topic topic) {
    String query = plan.query(topic).replace("'", "'\\''");
    return "redoubt search '" + query + "'" + times(plan.span());
  }

  private static String times(Span span) {
    String from =
        span.from() == Long.MIN_VALUE ? "" : " --from " + Instant.ofEpochMilli(span.from());
    return from + (span.to() == Long.MAX_VALUE ? "" : " --to " + Instant.ofEpochMilli(span.to()));
  }
}
