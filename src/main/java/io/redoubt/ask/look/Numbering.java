package io.redoubt.ask.look;

import io.redoubt.ask.plan.Column;
import io.redoubt.ask.plan.Entity;
import io.redoubt.ask.plan.Plan;
import io.redoubt.ask.plan.Step;
import io.redoubt.ask.plan.Topic;
import io.redoubt.event.Event;
import io.redoubt.event.finding.Counts;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Evidence.Kind;
import io.redoubt.event.finding.EvidencePack;
import io.redoubt.event.port.EventFinder.Bucket;
import io.redoubt.event.port.EventFinder.Counted;
import io.redoubt.event.port.EventFinder.ValueCount;
import io.redoubt.triage.evidence.Line;
import io.redoubt.triage.evidence.RawLines;
import io.redoubt.triage.evidence.Say;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes numbered lines of what was found: computed ones first, alerts, then records. Not
/// thread-safe.
final class Numbering {
  /// The most lines, as in an alert.
  private static final int LINES = 24;

  private static final int ALERTS = 6;

  /* A word that is looked for may be the name of somebody. */
  private static final String WORD = "user.name";

  private final Plan plan;
  private final Map<Topic, Seen> seen;
  private final List<KnownAlert> alerts;
  private final RawLines raw;
  private final List<Evidence> lines = new ArrayList<>();
  private final Map<String, String> refs = new HashMap<>();

  Numbering(Plan plan, Map<Topic, Seen> seen, List<KnownAlert> alerts, RawLines raw) {
    this.raw = raw;
    this.plan = plan;
    this.seen = seen;
    this.alerts = alerts;
  }

  Findings findings(int alertsInAll, List<String> leftOut, String unseen) {
    seen.forEach(this::facts);
    alerts.stream().limit(ALERTS).forEach(this::alert);
    Set<String> shown = new HashSet<>();
    for (Seen one : seen.values()) {
      for (Event event : one.events().reversed()) {
        if (lines.size() < LINES && shown.add(event.id())) {
          lines.add(raw.line(next(), event));
        }
      }
    }
    EvidencePack pack = EvidencePack.of(lines);
    return new Findings(plan, seen, alerts, alertsInAll, pack, refs, leftOut, unseen);
  }

  private String next() {
    return "E" + (lines.size() + 1);
  }

  private void add(String key, Line line, List<String> tags) {
    if (lines.size() < LINES) {
      refs.put(key, next());
      lines.add(
          new Evidence(next(), Kind.FACT, "", "", 0, -1, line.text(), "", line.tokens(), tags));
    }
  }

  private void facts(Topic topic, Seen one) {
    count(topic, one);
    if (one.total() > 0) {
      for (Step step : plan.steps()) {
        if (step instanceof Step.Top(var of, var column) && of == topic) {
          top(topic, column, one.top(column.field()));
        }
      }
      timeline(topic, one);
    }
  }

  private void count(Topic topic, Seen one) {
    Line line = new Line();
    if (one.total() == 0) {
      line.say("There are no ").say(topic.many());
      about(line);
      line.say(" in the time asked about.").within(unnamed());
      add(Findings.key(topic), line, tags(topic, "fact:count"));
      return;
    }
    line.say(one.exact() ? "There " : "There about ");
    line.say(one.total() == 1 ? "is " : "are ");
    line.say(Say.number(one.total(), topic.one(), topic.many()));
    about(line);
    line.say(", first ").say(Say.time(Instant.ofEpochMilli(one.first())));
    line.say(", last ").say(Say.time(Instant.ofEpochMilli(one.last()))).say(".");
    line.within(unnamed());
    add(Findings.key(topic), line, tags(topic, "fact:count"));
  }

  /* Words of the question that say nothing to us may be names: redaction learns them. */
  private List<Evidence.Token> unnamed() {
    return plan.unread().stream()
        .map(word -> new Evidence.Token("user.name", word, -1, -1))
        .toList();
  }

  private void about(Line line) {
    for (List<Entity> alternatives : plan.alternatives()) {
      Entity.Kind kind = alternatives.getFirst().kind();
      line.say(kind == Entity.Kind.TEXT ? " with the " : " about ").say(kind.said());
      String field = kind.fields().isEmpty() ? WORD : kind.fields().getFirst();
      String between = " ";
      for (Entity entity : alternatives) {
        line.say(between).named(field, entity.value());
        between = " or ";
      }
    }
  }

  private void top(Topic topic, Column column, Counted<ValueCount> counted) {
    if (counted.counts().isEmpty()) {
      return;
    }
    List<Counts.Count> counts =
        counted.counts().stream().map(c -> new Counts.Count(c.value(), c.count())).toList();
    Line line = new Line();
    line.say(capital(column.said())).say(" among ").say(topic.many()).say(": ");
    line.namedCounts(column.field(), new Counts(counts, counted.complete())).say(".");
    add(Findings.key(topic, column), line, tags(topic, fact(column)));
  }

  private void timeline(Topic topic, Seen one) {
    if (one.buckets().size() < 2) {
      return;
    }
    Bucket most =
        one.buckets().stream()
            .max(Comparator.comparingLong(Bucket::count).thenComparing(b -> -b.start()))
            .orElseThrow();
    Line line = new Line();
    line.say("By time, the most ").say(topic.many()).say(" came in the ");
    line.say(Steps.said(one.step())).say(" from ");
    line.say(Say.time(Instant.ofEpochMilli(most.start()))).say(": ");
    line.say(Say.number(most.count())).say(".");
    add(Findings.timeline(topic), line, tags(topic, "fact:timeline"));
  }

  private void alert(KnownAlert alert) {
    Line line = new Line().say("Alert ").value("redoubt.alert.id", alert.id()).say(": rule ");
    line.quoted("rule.name", alert.title());
    line.say(", severity ").say(alert.severity().id());
    if (!alert.disposition().isEmpty()) {
      line.say(", verdict ").say(alert.disposition());
    }
    line.say(", status ").say(Say.name(alert.status()));
    line.say(", ").say(Say.number(alert.events(), "event", "events"));
    if (alert.firstSeen() > 0) {
      line.say(", first ").say(Say.time(Instant.ofEpochMilli(alert.firstSeen())));
      line.say(", last ").say(Say.time(Instant.ofEpochMilli(alert.lastSeen())));
    }
    for (String field : List.of("source.ip", "user.name", "host.name")) {
      List<String> values = alert.entities().getOrDefault(field, List.of());
      if (!values.isEmpty()) {
        line.say("; ").say(field).say(" ");
        for (int i = 0; i < Math.min(2, values.size()); i++) {
          line.say(i == 0 ? "" : ", ").named(field, values.get(i));
        }
      }
    }
    List<String> tags = new ArrayList<>(List.of("fact:rule", "fact:count"));
    alert.techniques().forEach(t -> tags.add("technique:" + t));
    add(Findings.key(alert), line.say("."), tags);
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private static List<String> tags(Topic topic, String fact) {
    if (topic == Topic.FAILED_LOGONS) {
      return List.of(fact, "outcome:failure", "category:authentication");
    }
    return topic == Topic.LOGONS
        ? List.of(fact, "outcome:success", "category:authentication")
        : List.of(fact);
  }

  private static String fact(Column column) {
    return switch (column) {
      case SOURCE -> "fact:sources";
      case USER -> "fact:users";
      case TARGET_USER -> "fact:target_users";
      case HOST -> "fact:hosts";
      case DESTINATION, PORT -> "fact:destinations";
      case PROCESS -> "fact:processes";
      case COMMAND -> "fact:commands";
      case URL -> "fact:urls";
      case STATUS -> "fact:answers";
      case LOOKUP -> "fact:lookups";
      case SERVICE, FILE, SIGNATURE, FORMAT, AGENT -> "fact:objects";
      case OUTCOME -> "fact:outcomes";
      case ACTION, CATEGORY, CODE -> "fact:actions";
    };
  }
}
