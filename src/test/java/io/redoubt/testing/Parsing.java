package io.redoubt.testing;

import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.normalize.Normalizer;
import io.redoubt.normalize.TimeContext;
import io.redoubt.normalize.TimeReader;
import io.redoubt.parse.Formats;
import io.redoubt.parse.Recognition;
import io.redoubt.parse.frame.Batch;
import io.redoubt.parse.frame.Cut;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.RecordSink;
import io.redoubt.parse.frame.Sample;
import io.redoubt.taxonomy.ecs.Mappings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads content in memory as the program reads files: recognise, frame, parse, normalise.
public final class Parsing {
  private static final int SAMPLE = 64 * 1024;
  private static final Formats FORMATS = Formats.standard();
  private static final Mappings MAPPINGS = new Mappings();

  private Parsing() {}

  /// The events of an entry with this content; none when it is no log.
  public static List<Event> events(String path, byte[] content) {
    return events(FORMATS, path, content);
  }

  /// The events of this text, read as lines of any format.
  public static List<Event> events(String text) {
    return events("test.log", text.getBytes(StandardCharsets.UTF_8));
  }

  /// The one event of this line.
  public static Event event(String line) {
    List<Event> events = events(line);
    if (events.size() != 1) {
      throw new AssertionError(events.size() + " events in: " + line);
    }
    return events.getFirst();
  }

  /// The events of an entry read with these formats.
  public static List<Event> events(Formats formats, String path, byte[] content) {
    int length = Math.min(content.length, SAMPLE);
    Sample sample = new Sample(content, length, path, length == content.length);
    return switch (formats.recognize(sample)) {
      case Recognition.NoLog _ -> List.of();
      case Recognition.Log(Framing framing) -> read(framing, SourceEntry.named(path), content);
    };
  }

  private static List<Event> read(Framing framing, SourceEntry entry, byte[] content) {
    Normalizer normalizer = new Normalizer(MAPPINGS, new TimeReader(TimeContext.of(entry)));
    List<Event> events = new ArrayList<>();
    int at = 0;
    long number = 0;
    long line = 1;
    while (at < content.length) {
      Cut cut = framing.cut(content, at, content.length, true);
      if (cut.end() <= at) {
        throw new AssertionError("no progress at " + at + " of " + entry.path());
      }
      Parser parser = cut.parser().get();
      Batch batch = new Batch(entry, content, at, cut.end(), at, line, number);
      cut.splitter().split(batch, new Sink(parser, normalizer, events));
      for (; at < cut.end(); at++) {
        line += content[at] == '\n' ? 1 : 0;
      }
      number += cut.records();
    }
    return events;
  }

  private record Sink(Parser parser, Normalizer normalizer, List<Event> events)
      implements RecordSink {
    @Override
    public void record(RawRecord record) {
      EventBuilder out = new EventBuilder().begin(record);
      out.outcome(parser.parse(record.buffer(), record.start(), record.end(), out));
      normalizer.normalize(out);
      events.add(out.build());
    }

    @Override
    public void damaged(String reason) {}
  }
}
