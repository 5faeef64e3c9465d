package io.redoubt.report.timeline;

import io.redoubt.event.Event;
import io.redoubt.event.finding.Finding;
import io.redoubt.report.csv.CsvRow;
import io.redoubt.report.ecs.EcsDocument;
import io.redoubt.report.json.JsonBytes;
import io.redoubt.report.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Writes findings as a timeline, one row for each of their events, as they come. Timesketch cannot
/// place an event without a time, so that profile leaves such rows out and counts them. Not
/// thread-safe.
public final class TimelineWriter implements AutoCloseable {
  private final OutputStream out;
  private final boolean csv;
  private final Profile profile;
  private final EcsDocument ecs = new EcsDocument(false);
  private final JsonBytes bytes = new JsonBytes();
  private boolean begun;
  private long rows;
  private long undated;

  /// A writer onto `out`, which it closes in the end.
  ///
  /// @param csv whether to write CSV; otherwise one JSON object per line
  public TimelineWriter(OutputStream out, boolean csv, Profile profile) {
    this.out = out;
    this.csv = csv;
    this.profile = profile;
  }

  /// Writes the rows of a finding.
  ///
  /// @param alertId the alert it became part of, or empty
  public void write(Finding finding, String alertId) throws IOException {
    for (Event event : finding.events()) {
      row(finding, event, alertId);
    }
  }

  /// The rows written.
  public long rows() {
    return rows;
  }

  /// The events left out because they have no time.
  public long undated() {
    return undated;
  }

  private void row(Finding finding, Event event, String alertId) throws IOException {
    if (profile == Profile.TIMESKETCH && Row.time(event).isEmpty()) {
      undated++;
      return;
    }
    rows++;
    if (!csv && profile == Profile.ECS) {
      document(finding, event, alertId);
      return;
    }
    Map<String, String> row = Row.of(profile, finding, event, alertId);
    if (csv) {
      csv(row);
    } else {
      json(row);
    }
  }

  private void csv(Map<String, String> row) throws IOException {
    CsvRow cells = new CsvRow();
    if (!begun) {
      begun = true;
      row.keySet().forEach(cells::head);
      out.write(cells.end().getBytes(StandardCharsets.UTF_8));
    }
    row.values().forEach(cells::text);
    out.write(cells.end().getBytes(StandardCharsets.UTF_8));
  }

  private void json(Map<String, String> row) throws IOException {
    JsonWriter json = new JsonWriter(bytes, false).object();
    row.forEach(
        (column, value) -> {
          if (column.equals("tag")) {
            json.name(column).literal(value);
          } else if (!value.isEmpty()) {
            json.field(column, value);
          }
        });
    json.endObject();
    bytes.raw('\n');
    bytes.drainTo(out);
  }

  /// The event's own document with what fired put in front, under names of its own.
  private void document(Finding finding, Event event, String alertId) throws IOException {
    JsonWriter json = new JsonWriter(bytes, false).object().name("finding").object();
    json.field("rule_id", finding.rule().id()).field("rule", finding.rule().title());
    json.field("level", finding.rule().level().id());
    json.strings("techniques", finding.rule().techniques()).known("alert_id", alertId).endObject();
    bytes.raw(',');
    JsonBytes body = new JsonBytes();
    ecs.append(event, body);
    byte[] document = body.toByteArray();
    bytes.raw(document, 1, document.length);
    bytes.drainTo(out);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
