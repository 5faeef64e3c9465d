package io.redoubt.ingest.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Intake;
import io.redoubt.event.port.Position;
import io.redoubt.event.port.Taken;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/// A folder of log files, a clock that is set by hand, and a tail that can be stopped at any moment
/// and started again with what was committed, as the store keeps it: the last position of each
/// source.
final class Logs implements Intake {
  private static final int MANY = 1_000;

  private final Path folder;
  private final TailPlan plan;
  private final Map<String, Position> committed = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private Tail tail;
  private int leftUntilRefusal = Integer.MAX_VALUE;

  Logs(Path folder, String... globs) {
    this.folder = folder;
    List<String> absolute = new ArrayList<>();
    for (String glob : globs) {
      absolute.add(folder + "/" + glob);
    }
    plan = new TailPlan(absolute, 1_000_000, 100, Duration.ofSeconds(5), Duration.ofMinutes(1));
    tail = new Tail(plan, this, List.of(), () -> now);
  }

  @Override
  public Taken take(Delivery delivery) {
    if (leftUntilRefusal-- <= 0) {
      return new Taken.Refused(Taken.Refusal.BUSY, Duration.ofMillis(1), "told to");
    }
    delivery.records().forEach(line -> lines.add(new String(line, StandardCharsets.UTF_8)));
    delivery.positions().forEach(position -> committed.put(position.source(), position));
    return new Taken.Committed(0, delivery.records().size(), false, List.of());
  }

  /// Looks until there is no more to read.
  Logs follow() {
    leftUntilRefusal = Integer.MAX_VALUE;
    Tail.Next next = tail.round();
    for (int i = 0; i < MANY && next == Tail.Next.AGAIN; i++) {
      next = tail.round();
    }
    assertThat(next).isEqualTo(Tail.Next.WAIT);
    return this;
  }

  /// Looks once; only so many deliveries are taken.
  Logs followPartly(int deliveries) {
    leftUntilRefusal = deliveries;
    tail.round();
    leftUntilRefusal = Integer.MAX_VALUE;
    return this;
  }

  /// Stops without a word and starts again with what is committed.
  Logs restart() {
    tail.close();
    tail = new Tail(plan, this, List.copyOf(committed.values()), () -> now);
    return this;
  }

  Logs pass(Duration time) {
    now = now.plus(time);
    return this;
  }

  Logs append(String name, String text) {
    return write(name, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /// As somebody who empties the file in place.
  Logs truncate(String name) {
    return write(name, "", StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
  }

  private Logs write(String name, String text, StandardOpenOption... how) {
    return doing(() -> Files.writeString(folder.resolve(name), text, how));
  }

  Logs rename(String from, String to) {
    return doing(() -> Files.move(folder.resolve(from), folder.resolve(to)));
  }

  Logs copy(String from, String to) {
    return doing(() -> Files.copy(folder.resolve(from), folder.resolve(to)));
  }

  Logs delete(String name) {
    return doing(() -> Files.delete(folder.resolve(name)));
  }

  boolean exists(String name) {
    return Files.exists(folder.resolve(name));
  }

  /// As gzip does it: the packed file is written first, then the other is deleted.
  Logs gzip(String name) {
    return pack(name).delete(name);
  }

  Logs pack(String name) {
    return doing(
        () -> {
          try (OutputStream out =
              new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".gz")))) {
            Files.copy(folder.resolve(name), out);
          }
        });
  }

  private interface Doing {
    void now() throws IOException;
  }

  private Logs doing(Doing doing) {
    try {
      doing.now();
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /// The lines that were delivered since this was asked last.
  List<String> news() {
    List<String> news = List.copyOf(lines);
    lines.clear();
    return news;
  }

  TailTally tally() {
    return tail.tally();
  }
}
