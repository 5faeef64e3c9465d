package io.redoubt.ask.look;

import io.redoubt.ask.plan.Entity;
import io.redoubt.ask.plan.Entity.Kind;
import io.redoubt.ask.plan.Plan;
import io.redoubt.ask.plan.Span;
import io.redoubt.ask.plan.Step;
import io.redoubt.ask.plan.Topic;
import io.redoubt.event.query.Query;
import io.redoubt.search.query.Parsed;
import io.redoubt.search.query.QueryParser;
import io.redoubt.triage.evidence.RawLines;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Runs plans: looks each step up and numbers what it found. Thread-safe.
public final class Lookup {
  private static final long AROUND = Duration.ofMinutes(15).toMillis();
  private static final int ALERTS = 500;
  private static final int ENTITIES = 3;
  private static final Map<String, Kind> ABOUT = about();

  private final QueryParser parser;
  private final RawLines raw;

  /// @param clock for the query language, which knows `now`
  /// @param raw makes evidence of records
  public Lookup(InstantSource clock, RawLines raw) {
    this.raw = raw;
    this.parser = new QueryParser(clock);
  }

  private static Map<String, Kind> about() {
    Map<String, Kind> about = new LinkedHashMap<>();
    about.put("source.ip", Kind.ADDRESS);
    about.put("user.name", Kind.USER);
    about.put("host.name", Kind.HOST);
    return about;
  }

  /// What the plan finds.
  ///
  /// @param patience asked before each look; when it is over the rest is left out, which is said
  public Findings run(Plan plan, Archive archive, Patience patience) {
    Plan meant = around(plan, archive);
    List<Topic> topics = meant.topics();
    List<Probe> probes = topics.stream().map(topic -> probe(meant, topic)).toList();
    Looks looks = archive.look(probes, patience);
    List<Seen> answers = looks.seen();
    Map<Topic, Seen> seen = new LinkedHashMap<>();
    List<String> leftOut = new ArrayList<>();
    for (int i = 0; i < topics.size(); i++) {
      if (i < answers.size()) {
        seen.put(topics.get(i), answers.get(i));
      } else {
        leftOut.add(topics.get(i).many());
      }
    }
    Optional<Topic> wanted = alerts(meant);
    List<KnownAlert> all =
        wanted.isEmpty() || patience.over()
            ? List.of()
            : archive.alerts(meant.span().window(), ALERTS);
    List<KnownAlert> relevant = wanted.map(t -> new Relevance(meant, t).of(all)).orElse(List.of());
    return new Numbering(meant, seen, relevant, raw).findings(all.size(), leftOut, looks.unseen());
  }

  private static Optional<Topic> alerts(Plan plan) {
    return plan.steps().stream()
        .flatMap(
            step ->
                step instanceof Step.Alerts(var topic) ? Stream.of(topic) : Stream.<Topic>empty())
        .findFirst();
  }

  private Probe probe(Plan plan, Topic topic) {
    List<String> fields = new ArrayList<>();
    int events = 0;
    for (Step step : plan.steps()) {
      if (step instanceof Step.Top(var of, var column) && of == topic) {
        fields.add(column.field());
      } else if (step instanceof Step.Sample(var of, int most) && of == topic) {
        events = Math.max(events, Math.min(most, Plan.EVENTS));
      }
    }
    return new Probe(query(plan.query(topic)), plan.span().window(), fields, events);
  }

  private Query query(String text) {
    return switch (parser.parse(text)) {
      case Parsed.Right(Query query) -> query;
      case Parsed.Wrong(int position, String message) ->
          throw new IllegalStateException(text + " at " + position + ": " + message);
    };
  }

  /* Around an alert: its entities, and a while before and after it. */
  private static Plan around(Plan plan, Archive archive) {
    for (Step step : plan.steps()) {
      if (step instanceof Step.Around(String id)) {
        return archive
            .alert(id)
            .map(alert -> around(plan, alert))
            .orElseGet(
                () ->
                    new Plan(
                        plan.span(),
                        plan.about(),
                        List.of(),
                        plan.unread(),
                        List.of("There is no alert " + id + "."),
                        plan.by()));
      }
    }
    return plan;
  }

  private static Plan around(Plan plan, KnownAlert alert) {
    List<Entity> about = new ArrayList<>(plan.about());
    ABOUT.forEach(
        (field, kind) -> {
          List<String> values = alert.entities().getOrDefault(field, List.of());
          if (about.isEmpty() && !values.isEmpty()) {
            about.add(Entity.of(kind, values.getFirst()));
          }
        });
    Span span =
        plan.span().bounded() || alert.firstSeen() == 0
            ? plan.span()
            : new Span(
                alert.firstSeen() - AROUND,
                Math.max(alert.firstSeen(), alert.lastSeen()) + AROUND,
                "around alert " + alert.id());
    String who =
        about.stream()
            .limit(ENTITIES)
            .map(Entity::said)
            .reduce((a, b) -> a + ", " + b)
            .orElse("everything");
    return plan.about(
        about,
        span,
        "Alert "
            + alert.id()
            + ": \""
            + alert.title()
            + "\". Looked at: "
            + who
            + ", from 15 minutes before its first event to 15 minutes after its last.");
  }
}
