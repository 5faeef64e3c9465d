package io.redoubt.bench;

import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Parser;
import io.redoubt.event.RawRecord;
import io.redoubt.parse.Formats;
import io.redoubt.parse.frame.LineFraming;
import io.redoubt.parse.frame.RecordSink;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// What an event's representation costs: the same parser, and its result kept as spans, as spans
/// with
/// three fields read as strings (what rules typically ask), or as a map of strings.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 9)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx2g", "-XX:+UseSerialGC"})
public class EventShapeBenchmark {
  /// What kind of line.
  @Param({"SYSLOG", "EVE"})
  public LogGenerator.Kind kind = LogGenerator.Kind.SYSLOG;

  private Lines lines = new Lines(new byte[0], 0);
  private final Formats formats = Formats.standard();

  /// Makes the lines.
  @Setup
  public void make() {
    lines = Lines.of(kind, 300_000);
  }

  /// Spans, nothing read.
  @Benchmark
  public void spans(Blackhole hole) {
    each(hole::consume);
  }

  /// Spans, three fields read.
  @Benchmark
  public void spansReadThree(Blackhole hole) {
    each(
        event -> {
          for (int i = 0; i < Math.min(3, event.size()); i++) {
            hole.consume(event.text(i));
          }
        });
  }

  /// A map from name to string for every field.
  @Benchmark
  public void mapOfStrings(Blackhole hole) {
    each(
        event -> {
          Map<String, Object> map = new HashMap<>();
          for (int i = 0; i < event.size(); i++) {
            map.put(event.field(i).name(), event.text(i));
          }
          hole.consume(map);
        });
  }

  private void each(Consumer<Event> consumer) {
    Parser parser = formats.lineParser();
    EventBuilder builder = new EventBuilder();
    LineFraming.LINES.split(
        lines.batch(),
        new RecordSink() {
          @Override
          public void record(RawRecord record) {
            builder.begin(record);
            parser.parse(record.buffer(), record.start(), record.end(), builder);
            consumer.accept(builder.build());
          }

          @Override
          public void damaged(String reason) {
            throw new IllegalStateException(reason);
          }
        });
  }
}
