package io.redoubt.ask.answer;

import io.redoubt.ask.look.Findings;
import io.redoubt.ask.look.KnownAlert;
import io.redoubt.ask.look.Seen;
import io.redoubt.ask.plan.Entity;
import io.redoubt.ask.plan.Plan;
import io.redoubt.ask.plan.Step;
import io.redoubt.ask.plan.Topic;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.Statement;
import io.redoubt.event.finding.Verdict;
import io.redoubt.event.port.EventFinder.ValueCount;
import io.redoubt.triage.evidence.Say;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes answers by rules: every number, time and name in a sentence stands in the lines that the
/// sentence cites. Stateless.
public final class Writer {
  private static final String POLICY = "ask/1";
  private static final int NAMED = 5;
  private static final int FINDINGS = 10;

  private final Findings found;
  private final Plan plan;

  private Writer(Findings found) {
    this.found = found;
    this.plan = found.plan();
  }

  /// The answer by code.
  public static Verdict.Deterministic write(Findings found) {
    Writer writer = new Writer(found);
    Judgement judgement = new Judgement(found);
    return new Verdict.Deterministic(
        Disposition.UNDETERMINED,
        judgement.severity(),
        "other",
        writer.summary(),
        writer.findings(),
        new Advice(found).steps(),
        List.of(),
        judgement.confidence(),
        found.pack().hash(),
        POLICY,
        null);
  }

  private String summary() {
    List<String> said = new ArrayList<>();
    if (plan.empty()) {
      return String.join(" ", plan.notes());
    }
    boolean alertsFirst = plan.steps().getFirst() instanceof Step.Alerts;
    if (alertsFirst) {
      said.add(alerts());
    }
    found.seen().forEach((topic, seen) -> said.addAll(topic(topic, seen)));
    if (!alertsFirst && asksAlerts()) {
      said.add(alerts());
    }
    found.seen().values().stream()
        .filter(seen -> found.events() == 0 && found.alerts().isEmpty())
        .map(Seen::explanation)
        .filter(why -> !why.isEmpty())
        .findFirst()
        .ifPresent(said::add);
    if (!found.leftOut().isEmpty()) {
      said.add("Time was up before these were looked up: " + Say.and(found.leftOut()) + ".");
    }
    said.addAll(plan.notes());
    if (!found.unseen().isEmpty()) {
      said.add(found.unseen());
    }
    return String.join(" ", said);
  }

  private boolean asksAlerts() {
    return plan.steps().stream().anyMatch(Step.Alerts.class::isInstance);
  }

  private List<String> topic(Topic topic, Seen seen) {
    List<String> said = new ArrayList<>();
    String ref = cite(found.refs().get(Findings.key(topic)));
    if (seen.total() == 0) {
      String where = found.unseen().isEmpty() ? "" : " among what was looked at";
      said.add("No " + topic.many() + about() + " were found" + where + when() + ref + ".");
      return said;
    }
    boolean one = seen.total() == 1;
    String count = Say.number(seen.total(), topic.one(), topic.many());
    String first = time(seen.first());
    said.add(
        (seen.exact() ? "" : "About ")
            + count
            + about()
            + (one ? " was found" : " were found")
            + when()
            + (one || seen.first() == seen.last()
                ? ", at " + first
                : ", the first at " + first + ", the last at " + time(seen.last()))
            + ref
            + ".");
    Optional<String> values = values(topic, seen);
    String peak = found.refs().get(Findings.timeline(topic));
    if (peak != null && timed(topic)) {
      said.add(line(peak).replaceFirst("\\.$", "") + cite(peak) + ".");
    }
    values.ifPresent(said::add);
    return said;
  }

  /* Asked for the time, the time comes before the fields. */
  private boolean timed(Topic topic) {
    for (Step step : plan.steps()) {
      if (step instanceof Step.Timeline(var of) && of == topic) {
        return true;
      }
      if (step instanceof Step.Top(var of, _) && of == topic) {
        return false;
      }
    }
    return false;
  }

  private String line(String ref) {
    return found.pack().lines().stream()
        .filter(line -> line.id().equals(ref))
        .map(Evidence::text)
        .findFirst()
        .orElse("");
  }

  /* The first field in full, of the others the most frequent value. */
  private Optional<String> values(Topic topic, Seen seen) {
    List<String> parts = new ArrayList<>();
    List<String> refs = new ArrayList<>();
    for (Step step : plan.steps()) {
      if (step instanceof Step.Top(var of, var column) && of == topic) {
        List<ValueCount> counts = seen.top(column.field()).counts();
        String ref = found.refs().get(Findings.key(topic, column));
        if (!counts.isEmpty() && ref != null) {
          refs.add(ref);
          boolean more = counts.size() > NAMED || !seen.top(column.field()).complete();
          parts.add(
              column.said()
                  + " "
                  + counts.stream()
                      .limit(NAMED)
                      .map(value -> named(value, seen.total()))
                      .collect(Collectors.joining(", "))
                  + (more ? " and others" : ""));
        }
      }
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            (seen.total() == 1 ? "It has: " : "Most frequent: ")
                + String.join("; ", parts)
                + cite(refs)
                + ".");
  }

  private static String named(ValueCount value, long total) {
    String name = '"' + Say.name(value.value()) + '"';
    return total == 1 ? name : name + " (" + Say.number(value.count()) + ")";
  }

  private String alerts() {
    List<KnownAlert> alerts = found.alerts();
    if (alerts.isEmpty()) {
      return "No alert concerns this" + when() + ".";
    }
    KnownAlert gravest =
        alerts.stream().max(java.util.Comparator.comparing(KnownAlert::severity)).orElseThrow();
    KnownAlert shown =
        found.refs().containsKey(Findings.key(gravest)) ? gravest : alerts.getFirst();
    return (alerts.size() == 1
            ? "One alert concerns this: "
            : alerts.size() + " alerts concern this; the gravest is ")
        + told(shown)
        + cite(found.refs().get(Findings.key(shown)))
        + ".";
  }

  private static String told(KnownAlert alert) {
    return '"'
        + Say.name(alert.title())
        + "\", severity "
        + alert.severity().id()
        + ", "
        + alert.id();
  }

  private String about() {
    List<String> groups =
        plan.alternatives().stream().map(Writer::said).map(Writer::plain).toList();
    return groups.isEmpty() ? "" : " about " + Say.and(groups);
  }

  private static String said(List<Entity> alternatives) {
    String first = alternatives.getFirst().said();
    String others =
        alternatives.stream().skip(1).map(Entity::value).collect(Collectors.joining(" or "));
    return others.isEmpty() ? first : first + " or " + others;
  }

  private static String plain(String said) {
    return said.codePoints()
        .filter(c -> !Character.isISOControl(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /// The time that is asked about, in UTC.
  private String when() {
    if (!plan.span().bounded()) {
      return "";
    }
    long from = plan.span().from();
    long to = plan.span().to();
    if (from == Long.MIN_VALUE) {
      return " before " + time(to);
    }
    return to == Long.MAX_VALUE
        ? " since " + time(from)
        : " between " + time(from) + " and " + time(to);
  }

  private static String time(long millis) {
    return Say.time(Instant.ofEpochMilli(millis));
  }

  private static String cite(@org.jspecify.annotations.Nullable String ref) {
    return ref == null ? "" : " [" + ref + "]";
  }

  private static String cite(List<String> refs) {
    return refs.isEmpty() ? "" : " [" + String.join(", ", refs) + "]";
  }

  /* The computed lines are sentences already. */
  private List<Statement> findings() {
    return found.pack().lines().stream()
        .filter(line -> line.eventId().isEmpty())
        .limit(FINDINGS)
        .map(line -> new Statement(List.of(line.id()), line.text()))
        .toList();
  }
}
