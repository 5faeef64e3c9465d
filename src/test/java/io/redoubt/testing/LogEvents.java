package io.redoubt.testing;

import io.redoubt.event.Event;
import io.redoubt.event.SourceEntry;
import io.redoubt.ingest.FileSource;
import io.redoubt.ingest.IngestOptions;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.BatchWork;
import io.redoubt.pipeline.Pipeline;
import io.redoubt.pipeline.ReadSettings;
import io.redoubt.pipeline.Stages;
import io.redoubt.pipeline.Watcher;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The events of real input, read as the program reads it, for tests of what comes after.
public final class LogEvents {
  /// Immutable, so every test may share them.
  private static final Stages STAGES = Stages.load();

  private static final Formats FORMATS = Formats.standard();

  private LogEvents() {}

  /// The events of a file or folder.
  public static List<Event> of(Path path) {
    List<Event> events = new ArrayList<>();
    each(path, event -> events.add(event.detached()));
    return events;
  }

  /// The events of these lines.
  public static List<Event> of(List<String> lines) {
    List<Event> events = new ArrayList<>();
    run("-", String.join("\n", lines) + "\n", event -> events.add(event.detached()));
    return events;
  }

  /// Hands the events of a file or folder on, one by one.
  public static void each(Path path, Consumer<Event> consumer) {
    run(path.toString(), "", consumer);
  }

  private static void run(String path, String input, Consumer<Event> consumer) {
    ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    FileSource source = new FileSource(IngestOptions.DEFAULT, in);
    ReadSettings settings = new ReadSettings(ZoneOffset.UTC, 2026, 1, false);
    Pipeline pipeline = new Pipeline(source, FORMATS, STAGES, settings);
    pipeline.run(List.of(path), new Each(consumer), (entry, result) -> {}, Watcher.NONE);
  }

  private record Each(Consumer<Event> consumer) implements BatchWork<Boolean> {
    @Override
    public Step<Boolean> begin(SourceEntry entry) {
      return new Step<>() {
        @Override
        public void event(Event event) {
          consumer.accept(event);
        }

        @Override
        public Boolean finish() {
          return true;
        }
      };
    }
  }
}
