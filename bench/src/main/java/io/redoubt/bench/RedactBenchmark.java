package io.redoubt.bench;

import io.redoubt.redact.Redaction;
import io.redoubt.redact.RedactionCase;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.redact.Tier;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Processor time that redaction of 64 KiB takes, over the texts of [HostileTexts]:
/// `RedactBenchmark [ROUNDS [SEED [NAMES]]]`. Each round asks all texts once, one after the other,
/// so that every asking but the first runs code that has seen all of them. Printed are the worst
/// texts by the middle of the later rounds, and beside them a loop of fixed work, by which runs on
/// a busy machine are compared.
public final class RedactBenchmark {
  private static final int SHOWN = 10;
  private static final int LOOP = 4_000_000;

  private RedactBenchmark() {}

  private record Row(String name, double first, double middle, double most) {}

  /// Measures and prints the table.
  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    int names = args.length > 2 ? Integer.parseInt(args[2]) : 0;
    Map<String, String> texts = HostileTexts.all(seed);
    Redactor redactor = new Redactor(RedactionPolicy.standard(), new byte[Redactor.KEY_BYTES]);
    double[][] took = new double[texts.size()][rounds + 1];
    double[] loops = new double[rounds + 1];
    for (int round = 0; round <= rounds; round++) {
      loops[round] = loop();
      int at = 0;
      for (String text : texts.values()) {
        took[at++][round] = redact(redactor, text.substring(0, HostileTexts.LENGTH), names);
      }
    }
    print(rows(texts, took), loops, rounds);
  }

  private static double redact(Redactor redactor, String text, int names) {
    RedactionCase one = redactor.open("case", Tier.EXCERPTS);
    for (int i = 0; i < names; i++) {
      one.learn("user.name", "aa" + i);
    }
    long before = cpu();
    if (!(one.text(text) instanceof Redaction.Done)) {
      throw new IllegalStateException("A text of 64 KiB was refused.");
    }
    return (cpu() - before) / 1e6;
  }

  private static List<Row> rows(Map<String, String> texts, double[][] took) {
    List<Row> rows = new ArrayList<>();
    int at = 0;
    for (String name : texts.keySet()) {
      double[] later = Arrays.copyOfRange(took[at], 1, took[at].length);
      Arrays.sort(later);
      rows.add(new Row(name, took[at][0], later[later.length / 2], later[later.length - 1]));
      at++;
    }
    rows.sort(Comparator.comparingDouble(Row::middle).reversed());
    return rows;
  }

  private static void print(List<Row> rows, double[] loops, int rounds) {
    Arrays.sort(loops);
    System.out.printf(
        "%d texts of 64 KiB, %d rounds after the first; fixed loop %.1f ms (%.1f to %.1f)%n",
        rows.size(), rounds, loops[loops.length / 2], loops[0], loops[loops.length - 1]);
    System.out.println("| middle ms | most ms | first ms | text |");
    System.out.println("|---|---|---|---|");
    for (Row row : rows.subList(0, Math.min(SHOWN, rows.size()))) {
      String name = row.name().replace("\n", "\\n").replace("\t", "\\t").replace("|", "\\|");
      System.out.printf(
          "| %.1f | %.1f | %.1f | `%s` |%n", row.middle(), row.most(), row.first(), name);
    }
    double[] middles = rows.stream().mapToDouble(Row::middle).sorted().toArray();
    System.out.printf("middle of all texts: %.1f ms%n", middles[middles.length / 2]);
  }

  /* The same work always: what it takes tells how fast the machine is now. */
  private static double loop() {
    long before = cpu();
    long state = 1;
    for (int i = 0; i < LOOP; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      state ^= state >>> 29;
    }
    if (state == 0) {
      throw new IllegalStateException("The loop ended at nought.");
    }
    return (cpu() - before) / 1e6;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
