package io.redoubt.bench;

import io.redoubt.template.TemplateLearner;
import io.redoubt.template.Templates;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// The template miner on one core: learning from, then finding the templates of, a million lines.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 7)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx2g", "-XX:+UseSerialGC"})
public class TemplateBenchmark {
  private byte[] bytes = new byte[0];
  private Templates templates = Templates.NONE;

  /// Makes the lines and learns once.
  @Setup
  public void make() {
    bytes = Lines.of(LogGenerator.Kind.SYSLOG, ParseBenchmark.LINES).bytes();
    templates = learnt();
  }

  private Templates learnt() {
    TemplateLearner learner = new TemplateLearner();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        learner.observe(bytes, start, i);
        start = i + 1;
      }
    }
    return learner.learn();
  }

  /// Learning.
  @Benchmark
  public Templates learn() {
    return learnt();
  }

  /// Finding.
  @Benchmark
  public void find(Blackhole hole) {
    Templates.Finder finder = templates.finder();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        hole.consume(finder.find(bytes, start, i));
        start = i + 1;
      }
    }
  }
}
