package io.redoubt.bench;

import io.redoubt.template.TemplateLearner;
import io.redoubt.template.Templates;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/// Processor time a line of one thread, for machines that do other work, where wall time says
/// little: median, least and most of the second half of the rounds, in nanoseconds. Reads, parses,
/// normalises and builds events; for EVE Jackson's streaming parser runs turn and turn about.
/// `CpuPerLine [ROUNDS]`; run it with `-Xbatch`, so that no round waits for the compiler.
public final class CpuPerLine {
  private static final int LINES = 200_000;

  private final Parsing parsing = new Parsing();
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
        own[i] = cpu(() -> bench.parsing.events(lines, e -> bench.seen += e.size()));
        jackson[i] =
            kind == LogGenerator.Kind.EVE
                ? cpu(() -> bench.parsing.tokens(lines, n -> bench.seen += n))
                : 0;
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
}
