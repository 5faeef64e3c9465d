package io.redoubt.bench;

import io.redoubt.redact.Redaction;
import io.redoubt.redact.RedactionCase;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.redact.Tier;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Processor time that redaction of 64 KiB takes, over the texts of [HostileTexts]:
/// `RedactBenchmark [ROUNDS [SEED [NAMES]]]`. All texts are asked about twice, one after the other,
/// so that the code has seen all of them; then the worst of the second time so many rounds more, in
/// turns. Printed are the ten worst by the best of those rounds, as other work on the machine only
/// adds, with their middle; and beside them how long a walk over the words of a fixed text takes,
/// by which runs on busy machines are compared.
public final class RedactBenchmark {
  private static final int SHOWN = 10;
  private static final int WORST = 60;
  private static final int WALKS = 64;

  private RedactBenchmark() {}

  private record Row(String name, double best, double middle, double first) {}

  /// Measures and prints the table.
  public static void main(String[] args) {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 7;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    int names = args.length > 2 ? Integer.parseInt(args[2]) : 0;
    Map<String, String> texts = HostileTexts.all(seed);
    Redactor redactor = new Redactor(RedactionPolicy.standard(), new byte[Redactor.KEY_BYTES]);
    Map<String, Double> first = new LinkedHashMap<>();
    Map<String, Double> second = new LinkedHashMap<>();
    texts.forEach((name, text) -> first.put(name, redact(redactor, text, names)));
    texts.forEach((name, text) -> second.put(name, redact(redactor, text, names)));
    List<String> worst =
        texts.keySet().stream()
            .sorted(Comparator.comparingDouble(second::get).reversed())
            .limit(WORST)
            .toList();
    Map<String, double[]> took = new LinkedHashMap<>();
    double[] walks = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      walks[round] = walk(texts.get("drawn: printable"));
      for (String name : worst) {
        double millis = redact(redactor, texts.get(name), names);
        took.computeIfAbsent(name, _ -> new double[rounds])[round] = millis;
      }
    }
    print(texts.size(), rows(took, first), walks, second.values());
  }

  private static double redact(Redactor redactor, String text, int names) {
    RedactionCase one = redactor.open("case", Tier.EXCERPTS);
    for (int i = 0; i < names; i++) {
      one.learn("user.name", "aa" + i);
    }
    long before = cpu();
    if (!(one.text(text.substring(0, HostileTexts.LENGTH)) instanceof Redaction.Done)) {
      throw new IllegalStateException("A text of 64 KiB was refused.");
    }
    return (cpu() - before) / 1e6;
  }

  private static List<Row> rows(Map<String, double[]> took, Map<String, Double> first) {
    List<Row> rows = new ArrayList<>();
    took.forEach(
        (name, times) -> {
          Arrays.sort(times);
          rows.add(new Row(name, times[0], times[times.length / 2], first.get(name)));
        });
    rows.sort(Comparator.comparingDouble(Row::best).reversed());
    return rows;
  }

  private static void print(int all, List<Row> rows, double[] walks, Collection<Double> second) {
    Arrays.sort(walks);
    double[] middles = second.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    System.out.printf(
        "%d texts of 64 KiB, the middle of all at the second asking %.1f ms;"
            + " %d walks over one: %.1f ms at best, %.1f in the middle%n",
        all, middles[middles.length / 2], WALKS, walks[0], walks[walks.length / 2]);
    System.out.println("| best ms | middle ms | first ms | text |");
    System.out.println("|---|---|---|---|");
    for (Row row : rows.subList(0, Math.min(SHOWN, rows.size()))) {
      String name = row.name().replace("\n", "\\n").replace("\t", "\\t").replace("|", "\\|");
      System.out.printf(
          "| %.1f | %.1f | %.1f | `%s` |%n", row.best(), row.middle(), row.first(), name);
    }
  }

  /* The same work always, of the same kind: what it takes tells how fast the machine is now. */
  private static double walk(String text) {
    long before = cpu();
    int words = 0;
    for (int i = 0; i < WALKS; i++) {
      boolean inside = false;
      for (int k = 0; k < text.length(); k++) {
        boolean letter = Character.isLetterOrDigit(text.charAt(k));
        words += letter && !inside ? 1 : 0;
        inside = letter;
      }
    }
    if (words == 0) {
      throw new IllegalStateException("The text holds no word.");
    }
    return (cpu() - before) / 1e6;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
