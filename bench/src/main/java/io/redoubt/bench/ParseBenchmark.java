package io.redoubt.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/// Parsing and normalising on one core, beside yardsticks in the same run. The score is seconds for
/// [#LINES] lines: divide to get lines per second.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 6)
@Measurement(iterations = 9)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx2g", "-XX:+UseSerialGC"})
public class ParseBenchmark {
  /// Lines of one shot.
  public static final int LINES = 1_000_000;

  /// A usual pattern for the header of a syslog line and one sshd message.
  private static final Pattern SSHD =
      Pattern.compile(
          "^(\\w{3} +\\d+ [\\d:]{8}) (\\S+) (\\w+)(?:\\[(\\d+)])?: (?:(Failed|Accepted) (\\w+) for"
              + " (?:invalid user )?(\\S+) from (\\S+) port (\\d+).*|(.*))$");

  /// What kind of line.
  @Param({"SYSLOG", "ACCESS", "EVE", "MIXED"})
  public LogGenerator.Kind kind = LogGenerator.Kind.MIXED;

  private Lines lines = new Lines(new byte[0], 0);
  private String[] texts = new String[0];
  private final Parsing parsing = new Parsing();

  /// Makes the lines.
  @Setup
  public void make() {
    lines = Lines.of(kind, LINES);
    texts = new String(lines.bytes(), StandardCharsets.UTF_8).split("\n");
  }

  /// Redoubt: bytes to normalised events.
  @Benchmark
  public void redoubt(Blackhole hole) {
    parsing.events(lines, hole::consume);
  }

  /// Yardstick for text: one `java.util.regex` over each line (meant for SYSLOG).
  @Benchmark
  public void regex(Blackhole hole) {
    for (String text : texts) {
      Matcher matcher = SSHD.matcher(text);
      if (matcher.matches()) {
        hole.consume(matcher.group(8));
      }
    }
  }

  /// Yardstick for JSON: Jackson's streaming parser over all tokens (meant for EVE).
  @Benchmark
  public void jackson(Blackhole hole) throws IOException {
    if (kind != LogGenerator.Kind.EVE) {
      return;
    }
    parsing.tokens(lines, hole::consume);
  }
}
