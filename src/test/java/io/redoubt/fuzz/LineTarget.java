package io.redoubt.fuzz;

import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.normalize.Normalizer;
import io.redoubt.normalize.TimeContext;
import io.redoubt.normalize.TimeReader;
import io.redoubt.report.ecs.EcsDocument;
import io.redoubt.report.json.JsonBytes;
import io.redoubt.taxonomy.ecs.Mappings;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One record in, one event out: its bytes unchanged, every cell readable and inside its buffer,
/// its document valid JSON that holds the record's text, the same twice.
final class LineTarget implements FuzzTarget {
  private static final SourceEntry ENTRY = SourceEntry.named("fuzz.log");
  private static final int BEFORE = 3;

  private final Parser parser;
  private final Normalizer normalizer =
      new Normalizer(new Mappings(), new TimeReader(TimeContext.of(ENTRY)));

  LineTarget(Parser parser) {
    this.parser = parser;
  }

  @Override
  public void take(byte[] bytes) {
    byte[] buffer = new byte[bytes.length + 2 * BEFORE];
    Arrays.fill(buffer, (byte) '"');
    System.arraycopy(bytes, 0, buffer, BEFORE, bytes.length);
    RawRecord record = new RawRecord(ENTRY, buffer, BEFORE, bytes.length, 0, 1, -1);
    Event event = event(record);
    if (!Arrays.equals(event.record().bytes(), bytes)) {
      throw new AssertionError("the record was changed");
    }
    cells(event);
    String document = document(event);
    if (!document.equals(document(event(RawRecord.of(ENTRY, bytes))))) {
      throw new AssertionError("another event of the same record: " + document);
    }
    JsonNode json = JsonMapper.shared().readTree(document);
    if (!json.path("event").path("original").isString()) {
      throw new AssertionError("the document has no record: " + document);
    }
  }

  private Event event(RawRecord record) {
    EventBuilder builder = new EventBuilder().begin(record);
    builder.outcome(parser.parse(record.buffer(), record.start(), record.end(), builder));
    normalizer.normalize(builder);
    return builder.build();
  }

  private static void cells(Event event) {
    for (int i = 0; i < event.size(); i++) {
      int end = event.spanStart(i) + event.spanLength(i);
      if (event.spanStart(i) < 0 || event.spanLength(i) < 0 || end > event.spanBuffer(i).length) {
        throw new AssertionError("outside of its buffer: " + event.field(i));
      }
      boolean own = event.spanBuffer(i) == event.record().buffer();
      if (own && (event.spanStart(i) < event.record().start() || end > event.record().end())) {
        throw new AssertionError("outside of the record: " + event.field(i));
      }
      event.text(i);
    }
  }

  private static String document(Event event) {
    JsonBytes out = new JsonBytes();
    new EcsDocument(true).append(event, out);
    return out.toString();
  }
}
