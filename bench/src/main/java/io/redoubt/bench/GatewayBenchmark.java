package io.redoubt.bench;

import com.sun.management.OperatingSystemMXBean;
import io.redoubt.audit.AuditLog;
import io.redoubt.cli.review.AuditedReviews;
import io.redoubt.event.finding.Alert;
import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.TokenEstimate;
import io.redoubt.llm.Usage;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.redact.Tier;
import io.redoubt.triage.prompt.DrawnAhead;
import io.redoubt.triage.recall.AnswerCache;
import io.redoubt.triage.review.Qualification;
import io.redoubt.triage.review.ReviewSettings;
import io.redoubt.triage.review.Reviewer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// How many verdicts a second pass from evidence to audit log with a model that answers at once:
/// redaction, prompt, strict reading, grounding, policy, synced append. No two verdicts have the
/// same evidence. Processor time is that of the whole process, compiler and collector included;
/// with one review at once, that of the reviewing thread, without the audit log's. The runs to
/// warm up are printed too: what compiles meanwhile takes as much as the verdicts.
/// Usage: `GatewayBenchmark [verdicts a run] [runs] [reviews at once] [runs to warm up]`, in the
/// project's folder.
public final class GatewayBenchmark {
  private GatewayBenchmark() {}

  /// Runs it.
  public static void main(String[] args) throws IOException {
    int verdicts = args.length > 0 ? Integer.parseInt(args[0]) : 5_000;
    int runs = args.length > 1 ? Integer.parseInt(args[1]) : 7;
    int threads = args.length > 2 ? Integer.parseInt(args[2]) : 256;
    List<Alert> alerts = Analysed.folder("samples/incident").alerts();
    long characters =
        alerts.stream()
            .flatMap(a -> a.evidence().lines().stream())
            .mapToLong(line -> line.text().length())
            .sum();
    System.out.printf(
        "%d alerts, %d characters of evidence each%n", alerts.size(), characters / alerts.size());
    int warm = args.length > 3 ? Integer.parseInt(args[3]) : 12;
    List<double[]> measured = new ArrayList<>();
    for (int run = -warm; run < runs; run++) {
      double[] figures = run(variants(alerts, verdicts, run), threads);
      if (run >= 0) {
        measured.add(figures);
      }
      String what = run < 0 ? " (warming up)" : "";
      System.out.printf("%.0f verdicts/s, %.3f ms of CPU each%s%n", figures[0], figures[1], what);
    }
    spread("verdicts/s", measured, 0);
    spread("ms of CPU each", measured, 1);
  }

  private static void spread(String what, List<double[]> measured, int column) {
    double[] sorted = measured.stream().mapToDouble(m -> m[column]).sorted().toArray();
    System.out.printf(
        "%s: median %.3f, lowest %.3f, highest %.3f%n",
        what, sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
  }

  private static List<Alert> variants(List<Alert> alerts, int count, int run) {
    List<Alert> variants = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      variants.add(Variants.of(alerts.get(i % alerts.size()), (run + 1000) * count + i));
    }
    return variants;
  }

  /// Verdicts per second, and milliseconds of processor time of the whole process for each.
  private static double[] run(List<Alert> alerts, int threads) throws IOException {
    Path folder = Files.createTempDirectory("gateway");
    try (AuditLog log = AuditLog.open(folder, Clock.systemUTC(), new SecureRandom())) {
      AtomicLong merged = new AtomicLong();
      Reviewer reviewer = reviewer(log);
      long cpu = cpu(threads);
      long start = System.nanoTime();
      if (threads == 1) {
        alerts.forEach(alert -> merged.addAndGet(merged(reviewer, alert)));
      } else {
        atOnce(alerts, threads, alert -> merged.addAndGet(merged(reviewer, alert)));
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      if (merged.get() != alerts.size()) {
        System.out.println("only " + merged + " verdicts hold words of the model");
      }
      return new double[] {alerts.size() / seconds, (cpu(threads) - cpu) / 1e6 / alerts.size()};
    }
  }

  private static int merged(Reviewer reviewer, Alert alert) {
    return reviewer.review(alert).engine().equals("merged") ? 1 : 0;
  }

  private static void atOnce(List<Alert> alerts, int threads, Consumer<Alert> review) {
    Semaphore free = new Semaphore(threads);
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Alert alert : alerts) {
        free.acquireUninterruptibly();
        pool.submit(
            () -> {
              review.accept(alert);
              free.release();
            });
      }
    }
  }

  /* Of one reviewing thread its own time, else that of the whole process. */
  private static long cpu(int threads) {
    return threads == 1
        ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime()
        : ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime();
  }

  private static Reviewer reviewer(AuditLog log) {
    Clock clock = Clock.systemUTC();
    AnswerCache none = new AnswerCache(clock, (_, _) -> {});
    return new Reviewer(
        new Instant(),
        new Redactor(RedactionPolicy.standard(), new byte[32]),
        new ReviewSettings(
            Tier.EXCERPTS, Duration.ofMinutes(1), Integer.MAX_VALUE, 8192, Qualification.ADVISORY),
        new Reviewer.Keeping(none, new AuditedReviews(log, "bench")),
        new Reviewer.Means(System::nanoTime, clock, new DrawnAhead(new SecureRandom())));
  }

  /// Answers at once with a line of its evidence. Its digest changes with every call, so that the
  /// cache never answers in its place.
  private static final class Instant implements ChatModel {
    private final AtomicLong calls = new AtomicLong();

    @Override
    public ChatAnswer chat(ChatRequest request) {
      String system = request.prompt().messages().getFirst().text();
      String asked = request.prompt().messages().getLast().text();
      String head = word(system, system.indexOf("HEAD: ") + 6);
      String nonce = word(asked, asked.lastIndexOf("NONCE: ") + 7);
      int kind = Math.min(found(asked, " (rule): "), found(asked, " (fact): "));
      int from = kind + " (rule): ".length();
      int line = asked.indexOf('\n', from);
      int end = line <= from + 180 ? line : asked.lastIndexOf(' ', from + 180);
      String ref = asked.substring(asked.lastIndexOf('\n', kind) + 1, kind);
      String text = asked.substring(from, end).replace("\\", "\\\\").replace("\"", "\\\"");
      String techniques = request.schema().contains("\"techniques\"") ? "\"techniques\":[]," : "";
      String answer =
          "{\"head\":\""
              + head
              + "\",\"observations\":[{\"refs\":[\""
              + ref
              + "\"],\"text\":\""
              + text
              + "\"}],\n\"benign_hypothesis\":{\"text\":\"\",\"refs\":[]},"
              + "\"malicious_hypothesis\":{\"text\":\"\",\"refs\":[]},\n"
              + "\"verdict\":\"true_positive\",\"severity\":\"critical\",\"category\":\"other\","
              + techniques
              + "\n\"confidence\":\"low\",\"summary\":\""
              + text
              + "\",\"recommendations\":[],\"missing\":[],\n"
              + "\"injection_suspected\":false,\"nonce\":\""
              + nonce
              + "\"}\n";
      return new ChatAnswer.Complete(answer, "", identity(), new Usage(1500, 200, 1, 1, 1));
    }

    private static String word(String text, int from) {
      return text.substring(from, from + 6);
    }

    private static int found(String text, String what) {
      int at = text.indexOf(what);
      return at < 0 ? Integer.MAX_VALUE : at;
    }

    @Override
    public Readiness prepare(Deadline deadline) {
      return new Readiness.Ready(identity());
    }

    @Override
    public ModelIdentity identity() {
      return new ModelIdentity("instant", "1", "instant", "d" + calls.incrementAndGet(), 8192);
    }

    @Override
    public TokenEstimate tokens() {
      return TokenEstimate.UNLEARNED;
    }

    @Override
    public void close() {}
  }
}
