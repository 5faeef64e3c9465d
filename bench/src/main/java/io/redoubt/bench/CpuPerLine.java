package io.redoubt.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
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
import io.redoubt.template.TemplateLearner;
import io.redoubt.template.Templates;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;

/// Processor time a line of one thread, for machines that do other work, where wall time says
/// little: median, least and most of the second half of the rounds, in nanoseconds. Reads, parses,
/// normalises and builds events; for EVE Jackson's streaming parser runs turn and turn about.
/// `CpuPerLine [ROUNDS]`; run it with `-Xbatch`, so that no round waits for the compiler.
public final class CpuPerLine {
  private static final int LINES = 200_000;

  private final Mappings mappings = new Mappings();
  private final Parser parser = Formats.standard().lineParser();
  private long seen;

  private CpuPerLine() {}

  /// One thing to be measured.
  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  /// Measures all kinds of line.
  public static void main(String[] args) throws IOException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 20;
    CpuPerLine bench = new CpuPerLine();
    for (LogGenerator.Kind kind : LogGenerator.Kind.values()) {
      Lines lines = Lines.of(kind, LINES);
      String name = kind.name().toLowerCase(Locale.ROOT);
      long[] own = new long[rounds];
      long[] jackson = new long[rounds];
      for (int i = 0; i < rounds; i++) {
        own[i] = cpu(() -> bench.events(lines));
        jackson[i] = kind == LogGenerator.Kind.EVE ? cpu(() -> bench.tokens(lines)) : 0;
      }
      print(name, own);
      if (kind == LogGenerator.Kind.EVE) {
        print("eve, Jackson streaming", jackson);
      }
    }
    bench.templates(rounds);
    System.out.println(bench.seen + " things seen");
  }

  private void templates(int rounds) throws IOException {
    byte[] bytes = Lines.of(LogGenerator.Kind.SYSLOG, LINES).bytes();
    long[] learning = new long[rounds];
    long[] finding = new long[rounds];
    for (int i = 0; i < rounds; i++) {
      TemplateLearner learner = new TemplateLearner();
      learning[i] = cpu(() -> lines(bytes, (from, to) -> learner.observe(bytes, from, to)));
      Templates.Finder finder = learner.learn().finder();
      finding[i] =
          cpu(() -> lines(bytes, (from, to) -> seen += finder.find(bytes, from, to).id().length()));
    }
    print("templates, learning", learning);
    print("templates, finding", finding);
  }

  private interface Range {
    void take(int from, int to);
  }

  private static void lines(byte[] bytes, Range range) {
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        range.take(start, i);
        start = i + 1;
      }
    }
  }

  private static long cpu(Work work) throws IOException {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    work.run();
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / LINES;
  }

  private static void print(String name, long[] rounds) {
    long[] late = Arrays.copyOfRange(rounds, rounds.length / 2, rounds.length);
    Arrays.sort(late);
    System.out.printf(
        Locale.ROOT,
        "%-24s median %5d ns, %5d to %5d%n",
        name,
        late[late.length / 2],
        late[0],
        late[late.length - 1]);
  }

  private void events(Lines lines) {
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
            seen += builder.build().size();
          }

          @Override
          public void damaged(String reason) {
            throw new IllegalStateException(reason);
          }
        });
  }

  private void tokens(Lines lines) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(lines.bytes())) {
      while (json.nextToken() != null) {
        if (json.currentToken().isScalarValue()) {
          seen += json.getTextLength();
        }
      }
    }
  }
}
