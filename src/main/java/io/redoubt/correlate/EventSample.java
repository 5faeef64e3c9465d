package io.redoubt.correlate;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.Severity;
import io.redoubt.event.Template;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// At most twelve events that show a group: the first, the last, the first of its worst rule, and
/// the first of each different kind. Which ones does not depend on the order of arrival. Not
/// thread-safe; the events it keeps are detached.
final class EventSample {
  /// The most events kept.
  static final int LIMIT = 12;

  private static final int KINDS = 9;

  /// Dated events by time, then all by where they stand.
  static final Comparator<Event> IN_TIME =
      Comparator.comparing((Event e) -> !e.time().status().dated())
          .thenComparingLong(e -> e.time().seconds())
          .thenComparingInt(e -> e.time().nanos())
          .thenComparing(e -> e.record().entry().key())
          .thenComparingLong(e -> e.record().position())
          .thenComparingLong(e -> e.record().number());

  private static final List<Field> KIND_FIELDS =
      List.of(
          Ecs.EVENT_CODE,
          Ecs.EVENT_ACTION,
          Ecs.EVENT_OUTCOME,
          Ecs.HTTP_RESPONSE_STATUS_CODE,
          Ecs.PROCESS_NAME,
          Ecs.RULE_ID);

  private @Nullable Event first;
  private @Nullable Event last;
  private @Nullable Event worst;
  private Severity worstLevel = Severity.INFORMATIONAL;
  private final TreeMap<Long, Event> kinds = new TreeMap<>();

  /// Considers an event of a rule.
  void add(Event event, String ruleId, Severity level) {
    if (first == null || IN_TIME.compare(event, first) < 0) {
      first = event.detached();
    }
    if (last == null || IN_TIME.compare(event, last) > 0) {
      last = event.detached();
    }
    worst(event, level);
    kind(Hashes.of(ruleId, kind(event)), event);
  }

  void write(StateOut out) {
    out.eventOrNone(first).eventOrNone(last).eventOrNone(worst).number(worstLevel.ordinal());
    out.each(kinds.entrySet(), kind -> out.number(kind.getKey()).event(kind.getValue()));
  }

  /// Takes in what was written.
  void read(StateIn in) {
    first = in.eventOrNone();
    last = in.eventOrNone();
    worst = in.eventOrNone();
    worstLevel = in.one(Severity.values());
    in.each(() -> Map.entry(in.number(), in.event()))
        .forEach(kind -> kinds.put(kind.getKey(), kind.getValue()));
  }

  void merge(EventSample other) {
    if (other.first != null && other.last != null && other.worst != null) {
      first = first == null || IN_TIME.compare(other.first, first) < 0 ? other.first : first;
      last = last == null || IN_TIME.compare(other.last, last) > 0 ? other.last : last;
      worst(other.worst, other.worstLevel);
      other.kinds.forEach(this::kind);
    }
  }

  /// The events in time order.
  List<Event> events() {
    return Stream.concat(Stream.of(first, last, worst), kinds.values().stream())
        .filter(e -> e != null)
        .sorted(IN_TIME)
        .collect(ArrayList::new, EventSample::addNew, List::addAll);
  }

  private static void addNew(List<Event> events, @Nullable Event event) {
    if (event != null
        && (events.isEmpty() || IN_TIME.compare(events.getLast(), event) != 0)
        && events.size() < LIMIT) {
      events.add(event);
    }
  }

  private void worst(Event event, Severity level) {
    int higher = worst == null ? 1 : level.compareTo(worstLevel);
    if (higher > 0 || (higher == 0 && worst != null && IN_TIME.compare(event, worst) < 0)) {
      worst = event.detached();
      worstLevel = level;
    }
  }

  private void kind(long hash, Event event) {
    Event known = kinds.get(hash);
    if (known != null) {
      if (IN_TIME.compare(event, known) < 0) {
        kinds.put(hash, event.detached());
      }
    } else if (kinds.size() < KINDS) {
      kinds.put(hash, event.detached());
    } else if (hash < kinds.lastKey()) {
      kinds.pollLastEntry();
      kinds.put(hash, event.detached());
    }
  }

  private static String kind(Event event) {
    Template template = event.template();
    if (template != null) {
      return template.id();
    }
    StringBuilder text = new StringBuilder(event.format().id());
    for (Field field : KIND_FIELDS) {
      text.append('\0').append(event.text(field, ""));
    }
    return text.toString();
  }
}
