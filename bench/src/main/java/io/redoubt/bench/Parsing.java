package io.redoubt.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.normalize.Normalizer;
import io.redoubt.normalize.TimeContext;
import io.redoubt.normalize.TimeReader;
import io.redoubt.parse.Formats;
import io.redoubt.parse.frame.LineFraming;
import io.redoubt.parse.frame.RecordSink;
import io.redoubt.taxonomy.ecs.Mappings;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// What both measures of parsing do with lines: make events of them, as the program does, and, for
/// comparison, run Jackson's streaming parser over all their tokens. For one thread.
final class Parsing {
  private final Mappings mappings = new Mappings();
  private final Parser parser = Formats.standard().lineParser();
  private final JsonFactory json = new JsonFactory();

  /// Parses and normalises each line.
  void events(Lines lines, Consumer<Event> made) {
    TimeContext context =
        new TimeContext(SourceEntry.named("bench.log"), ZoneOffset.UTC, 2026, null, null);
    Normalizer normalizer = new Normalizer(mappings, new TimeReader(context));
    EventBuilder builder = new EventBuilder();
    LineFraming.LINES.split(
        lines.batch(),
        new RecordSink() {
          @Override
          public void record(RawRecord record) {
            builder.begin(record);
            builder.outcome(parser.parse(record.buffer(), record.start(), record.end(), builder));
            normalizer.normalize(builder);
            made.accept(builder.build());
          }

          @Override
          public void damaged(String reason) {
            throw new IllegalStateException(reason);
          }
        });
  }

  /// Goes over all tokens of the lines, which are JSON; hands over the length of each scalar.
  void tokens(Lines lines, IntConsumer length) throws IOException {
    try (JsonParser tokens = json.createParser(lines.bytes())) {
      while (tokens.nextToken() != null) {
        if (tokens.currentToken().isScalarValue()) {
          length.accept(tokens.getTextLength());
        }
      }
    }
  }
}
