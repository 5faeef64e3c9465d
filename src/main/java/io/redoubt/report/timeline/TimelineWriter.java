package io.redoubt.report.timeline;

import io.redoubt.event.Event;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.Seat;
import io.redoubt.report.csv.CsvRow;
import io.redoubt.report.ecs.EcsDocument;
import io.redoubt.report.json.JsonBytes;
import io.redoubt.report.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Writes findings as a timeline, one row for each of their events, in the order of time; rows
/// without a time come last. Timesketch cannot place an event without a time, so that profile
/// leaves such rows out and counts them. Rows wait until the alerts are known; what does not fit
/// into memory waits on disk. Not thread-safe.
public final class TimelineWriter implements AutoCloseable {
  private static final String ALERT_ID = "alert_id";
  private static final long MEMORY = 48L << 20;

  private final OutputStream out;
  private final boolean csv;
  private final Profile profile;
  private final RowSpool spool;
  private final EcsDocument ecs = new EcsDocument(false);
  private final JsonBytes bytes = new JsonBytes();
  private List<String> columns = List.of();
  private long rows;
  private long undated;

  /// A writer onto `out`, which it closes in the end.
  ///
  /// @param csv whether to write CSV; otherwise one JSON object per line
  /// @param beside a folder in which rows may wait
  public TimelineWriter(OutputStream out, boolean csv, Profile profile, Path beside) {
    this(out, csv, profile, new RowSpool(beside, MEMORY));
  }

  TimelineWriter(OutputStream out, boolean csv, Profile profile, RowSpool spool) {
    this.out = out;
    this.csv = csv;
    this.profile = profile;
    this.spool = spool;
  }

  /// Takes the rows of a finding; nothing of it is kept but text.
  ///
  /// @param seat where it sits, to be asked for its alert in [#finish]
  public void write(Finding finding, Seat seat) throws IOException {
    for (Event event : finding.events()) {
      if (profile == Profile.TIMESKETCH && Row.time(event).isEmpty()) {
        undated++;
      } else {
        row(finding, event, seat);
      }
    }
  }

  private void row(Finding finding, Event event, Seat seat) throws IOException {
    long time = event.time().status().dated() ? event.time().millis() : Long.MAX_VALUE;
    rows++;
    if (!csv && profile == Profile.ECS) {
      spool.add(time, seat, document(finding, event));
      return;
    }
    Map<String, String> row = Row.of(profile, finding, event, "");
    if (columns.isEmpty()) {
      columns = List.copyOf(row.keySet());
    }
    spool.add(time, seat, List.copyOf(row.values()));
  }

  /// Writes all rows.
  ///
  /// @param alertOf the id of the alert that a finding became part of, or empty
  public void finish(Function<Seat, String> alertOf) throws IOException {
    if (csv && !columns.isEmpty()) {
      CsvRow head = new CsvRow();
      columns.forEach(head::head);
      out.write(head.end().getBytes(StandardCharsets.UTF_8));
    }
    spool.drain(line -> line(line.cells(), alertOf.apply(line.seat())));
  }

  /// The rows written.
  public long rows() {
    return rows;
  }

  /// The events left out because they have no time.
  public long undated() {
    return undated;
  }

  private void line(List<String> cells, String alertId) throws IOException {
    if (columns.isEmpty()) {
      document(cells, alertId);
      return;
    }
    List<String> whole = new ArrayList<>(cells);
    whole.set(columns.indexOf(Row.alertColumn(profile)), alertId);
    if (csv) {
      csv(whole);
    } else {
      json(whole);
    }
  }

  private void csv(List<String> values) throws IOException {
    CsvRow cells = new CsvRow();
    values.forEach(cells::text);
    out.write(cells.end().getBytes(StandardCharsets.UTF_8));
  }

  private void json(List<String> values) throws IOException {
    JsonWriter json = new JsonWriter(bytes, false).object();
    for (int i = 0; i < values.size(); i++) {
      if (columns.get(i).equals("tag")) {
        json.name("tag").literal(values.get(i));
      } else if (!values.get(i).isEmpty()) {
        json.field(columns.get(i), values.get(i));
      }
    }
    json.endObject();
    bytes.raw('\n');
    bytes.drainTo(out);
  }

  /// The event's own document with what fired in front: the rule's id, its title, its level, its
  /// techniques in one, the document.
  private List<String> document(Finding finding, Event event) {
    JsonBytes body = new JsonBytes();
    ecs.append(event, body);
    return List.of(
        finding.rule().id(),
        finding.rule().title(),
        finding.rule().level().id(),
        String.join(" ", finding.rule().techniques()),
        new String(body.toByteArray(), StandardCharsets.UTF_8));
  }

  private void document(List<String> cells, String alertId) throws IOException {
    JsonWriter json = new JsonWriter(bytes, false).object().name("finding").object();
    json.field("rule_id", cells.get(0)).field("rule", cells.get(1)).field("level", cells.get(2));
    List<String> techniques = cells.get(3).isEmpty() ? List.of() : List.of(cells.get(3).split(" "));
    json.strings("techniques", techniques).known(ALERT_ID, alertId).endObject();
    bytes.raw(',');
    byte[] document = cells.get(4).getBytes(StandardCharsets.UTF_8);
    bytes.raw(document, 1, document.length);
    bytes.drainTo(out);
  }

  @Override
  public void close() throws IOException {
    try (spool) {
      out.close();
    }
  }
}
