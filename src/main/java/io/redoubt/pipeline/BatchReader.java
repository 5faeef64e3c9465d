package io.redoubt.pipeline;

import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import io.redoubt.normalize.Normalizer;
import io.redoubt.parse.frame.RecordSink;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Turns the records of one batch into events: parse, then normalise. Once the run is asked to stop
/// the rest of the batch is passed over. One per batch.
final class BatchReader implements RecordSink {
  private final Parser parser;
  private final Normalizer normalizer;
  private final @Nullable TemplateStep templates;
  private final Consumer<Event> events;
  private final BooleanSupplier stopped;
  private final EventBuilder builder = new EventBuilder();
  private final BatchTally tally;

  BatchReader(
      Parser parser,
      Normalizer normalizer,
      @Nullable TemplateStep templates,
      BatchTally tally,
      Consumer<Event> events,
      BooleanSupplier stopped) {
    this.stopped = stopped;
    this.templates = templates;
    this.parser = parser;
    this.normalizer = normalizer;
    this.tally = tally;
    this.events = events;
  }

  @Override
  public void record(RawRecord record) {
    if (stopped.getAsBoolean()) {
      return;
    }
    builder.begin(record);
    builder.outcome(parser.parse(record.buffer(), record.start(), record.end(), builder));
    normalizer.normalize(builder);
    if (templates != null) {
      templates.give(builder);
    }
    Event event = builder.build();
    tally.add(event);
    events.accept(event);
  }

  @Override
  public void damaged(String reason) {
    tally.damaged(reason);
  }
}
