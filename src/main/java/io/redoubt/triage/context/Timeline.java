package io.redoubt.triage.context;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.RawRecord;
import io.redoubt.event.context.Moment;
import io.redoubt.event.finding.Entities;
import io.redoubt.event.finding.Evidence;
import io.redoubt.triage.evidence.RawLines;
import io.redoubt.triage.evidence.Say;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What happened around one entity, in order: events alike are one row with their number, so that a
/// thousand failed log-ons are told once. At most [#ROWS] rows are kept, those that come first;
/// what no row tells is counted. Not thread-safe.
public final class Timeline {
  /// The most rows kept.
  public static final int ROWS = 400;

  /// The most records kept as they were logged.
  private static final int RECORDS = 100;

  private static final int RELATED = 50;

  /// What events alike share, in the order in which it is told.
  private static final List<Field> PARTS =
      List.of(
          Ecs.EVENT_ACTION,
          Ecs.EVENT_CODE,
          Ecs.EVENT_OUTCOME,
          Ecs.USER_NAME,
          Ecs.USER_TARGET_NAME,
          Ecs.SOURCE_IP,
          Ecs.DESTINATION_IP,
          Ecs.DESTINATION_PORT,
          Ecs.HOST_NAME,
          Ecs.PROCESS_NAME,
          Ecs.HTTP_REQUEST_METHOD,
          Ecs.HTTP_RESPONSE_STATUS_CODE,
          Ecs.RULE_NAME);

  private static final List<Field> BESIDE =
      List.of(
          Ecs.SOURCE_IP, Ecs.DESTINATION_IP, Ecs.USER_NAME, Ecs.USER_TARGET_NAME, Ecs.HOST_NAME);

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Map<String, Values> beside = new TreeMap<>();
  private final Seen seen = new Seen();
  private final RawLines raw;
  private int records;
  private long dropped;

  private static final class Row {
    private final Seen seen = new Seen();
    private final String what;
    private final Moment place;
    private final @Nullable Evidence record;

    Row(String what, Moment place, @Nullable Evidence record) {
      this.what = what;
      this.place = place;
      this.record = record;
    }
  }

  /// Starts empty.
  public Timeline() {
    this(RawLines.STANDARD);
  }

  /// Starts empty.
  ///
  /// @param raw makes evidence of records
  public Timeline(RawLines raw) {
    this.raw = raw;
  }

  /// Takes an event that names the entity.
  public void take(Event event) {
    seen.add(event);
    for (Field field : BESIDE) {
      Values values = beside.computeIfAbsent(field.name(), _ -> new Values());
      event.texts(field).forEach(values::add);
    }
    String what = what(event);
    Row known = rows.get(what);
    if (known == null && rows.size() >= ROWS) {
      dropped++;
      return;
    }
    if (known == null) {
      known = new Row(what, place(event), record(event));
      rows.put(what, known);
    }
    known.seen.add(event);
  }

  private @Nullable Evidence record(Event event) {
    return records++ < RECORDS ? raw.line("", event) : null;
  }

  /* Only its place is kept, not its bytes. */
  private static Moment place(Event event) {
    RawRecord record = event.record();
    return new Moment(
        null, null, 1, "", event.id(), record.entry().path(), record.line(), record.number());
  }

  private static String what(Event event) {
    StringBuilder text = new StringBuilder(event.format().toString());
    for (Field field : PARTS) {
      int i = event.find(field);
      if (i >= 0) {
        String value = event.text(i);
        text.append(' ').append(field.name()).append('=').append(Say.name(value));
      }
    }
    return text.toString();
  }

  /// Events taken.
  public long events() {
    return seen.count();
  }

  /// When the first and the last of them happened; null when none has a usable time.
  public @Nullable Instant first() {
    return seen.first();
  }

  /// See [#first()].
  public @Nullable Instant last() {
    return seen.last();
  }

  /// Events that no row tells.
  public long dropped() {
    return dropped;
  }

  private static final Comparator<Row> BY_TIME =
      Comparator.comparing(
          (Row row) -> {
            Instant first = row.seen.first();
            return first == null ? Instant.MAX : first;
          });

  /// The rows by the time of their first event, undated ones last, equal ones in stream order.
  public List<Moment> rows() {
    return rows.values().stream().sorted(BY_TIME).map(Timeline::moment).toList();
  }

  private static Moment moment(Row row) {
    return new Moment(
        row.seen.first(),
        row.seen.last(),
        row.seen.count(),
        row.what,
        row.place.eventId(),
        row.place.path(),
        row.place.line(),
        row.place.record());
  }

  /// A few records as they were logged: the first, the last, and the rarest between, in order of
  /// time; not numbered yet.
  List<Evidence> records(int most) {
    List<Row> told = rows.values().stream().filter(r -> r.record != null).sorted(BY_TIME).toList();
    if (told.isEmpty() || most <= 0) {
      return List.of();
    }
    List<Row> chosen = new ArrayList<>(List.of(told.getFirst()));
    if (told.size() > 1 && most > 1) {
      chosen.add(told.getLast());
    }
    told.stream()
        .filter(r -> !chosen.contains(r))
        .sorted(Comparator.comparing((Row r) -> r.seen.count()))
        .limit(Math.max(0, most - chosen.size()))
        .forEach(chosen::add);
    List<Evidence> lines = new ArrayList<>();
    for (Row row : told) {
      if (chosen.contains(row) && row.record != null) {
        lines.add(row.record);
      }
    }
    return lines;
  }

  /// Who and what stands in the same events, most frequent first.
  Entities beside() {
    TreeMap<String, List<String>> all = new TreeMap<>();
    beside.forEach(
        (field, values) ->
            all.put(field, values.counts().names().stream().limit(RELATED).toList()));
    return new Entities(all);
  }
}
