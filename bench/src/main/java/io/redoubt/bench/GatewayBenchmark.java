package io.redoubt.bench;

import io.redoubt.audit.AuditLog;
import io.redoubt.cli.AuditedReviews;
import io.redoubt.detect.Detector;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.ingest.FileSource;
import io.redoubt.ingest.IngestOptions;
import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.TokenEstimate;
import io.redoubt.llm.Usage;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Analyzer;
import io.redoubt.pipeline.Pipeline;
import io.redoubt.pipeline.ReadSettings;
import io.redoubt.pipeline.Stages;
import io.redoubt.pipeline.Watcher;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.redact.Tier;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import io.redoubt.triage.Triage;
import io.redoubt.triage.review.AnswerCache;
import io.redoubt.triage.review.Qualification;
import io.redoubt.triage.review.ReviewSettings;
import io.redoubt.triage.review.Reviewer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many verdicts a second pass from evidence to audit log with a model that answers at once:
/// redaction, prompt, strict reading, grounding, policy, synced append. Five runs; the first warms
/// up. Usage: `GatewayBenchmark [verdicts a run]`, in the project's folder.
public final class GatewayBenchmark {
  private static final Pattern WORD = Pattern.compile("(HEAD|NONCE): ([A-Z0-9]{6})");
  private static final Pattern LINE =
      Pattern.compile("(?m)^(E\\d+) \\((?:rule|fact)\\): (.{20,180})$");

  private GatewayBenchmark() {}

  /// Runs it.
  public static void main(String[] args) throws IOException {
    int verdicts = args.length > 0 ? Integer.parseInt(args[0]) : 5_000;
    List<Alert> alerts = alerts();
    for (int run = 0; run < 5; run++) {
      Path folder = Files.createTempDirectory("gateway");
      try (AuditLog log = AuditLog.open(folder, Clock.systemUTC(), new SecureRandom())) {
        AtomicLong merged = new AtomicLong();
        long start = System.nanoTime();
        Reviewer reviewer = reviewer(log);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
          for (int i = 0; i < verdicts; i++) {
            Alert alert = alerts.get(i % alerts.size());
            threads.submit(
                () -> merged.addAndGet(reviewer.review(alert).engine().equals("merged") ? 1 : 0));
          }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
            "%d verdicts, %d with words of the model, %.1f s, %.0f verdicts/s%n",
            verdicts, merged.get(), seconds, verdicts / seconds);
      }
    }
  }

  private static Reviewer reviewer(AuditLog log) {
    Clock clock = Clock.systemUTC();
    AnswerCache none = new AnswerCache(clock, Map.of(), (_, _) -> {});
    return new Reviewer(
        new Instant(),
        new Redactor(RedactionPolicy.standard(), new byte[32]),
        new ReviewSettings(
            Tier.EXCERPTS, Duration.ofMinutes(1), Integer.MAX_VALUE, 8192, Qualification.ADVISORY),
        new Reviewer.Keeping(none, new AuditedReviews(log)),
        new Reviewer.Means(System::nanoTime, clock, new SecureRandom()));
  }

  private static List<Alert> alerts() {
    FileSource source =
        new FileSource(
            new IngestOptions(List.of(), IngestOptions.Limits.DEFAULT, false),
            InputStream.nullInputStream());
    RuleLoader rules = new RuleLoader(SigmaTaxonomy.standard());
    rules.core();
    Pipeline pipeline =
        new Pipeline(
            source, Formats.standard(), Stages.load(), new ReadSettings(null, 2026, 2, false));
    return new Analyzer(
            pipeline, new Detector(rules.load()), new Triage(Attack.load()), Clock.systemUTC())
        .analyze(
            new Analyzer.Request(
                List.of("samples/incident"), _ -> true, Severity.INFORMATIONAL, _ -> {}),
            Watcher.NONE)
        .alerts();
  }

  /// Answers at once with a line of its evidence. Its digest changes with every call, so that the
  /// cache never answers in its place.
  private static final class Instant implements ChatModel {
    private final AtomicLong calls = new AtomicLong();

    @Override
    public ChatAnswer chat(ChatRequest request) {
      StringBuilder prompt = new StringBuilder();
      request.prompt().messages().forEach(m -> prompt.append(m.text()).append('\n'));
      Matcher words = WORD.matcher(prompt);
      words.find();
      String head = words.group(2);
      String nonce = head;
      while (words.find()) {
        nonce = words.group(2);
      }
      Matcher line = LINE.matcher(prompt);
      String ref = line.find() ? line.group(1) : "E1";
      String text = ref.isEmpty() ? "" : line.group(2).replace("\\", "\\\\").replace("\"", "\\\"");
      String techniques = request.schema().contains("\"techniques\"") ? "\"techniques\":[]," : "";
      String answer =
          """
          {"head":"%s","observations":[{"refs":["%s"],"text":"%s"}],
          "benign_hypothesis":{"text":"","refs":[]},"malicious_hypothesis":{"text":"","refs":[]},
          "verdict":"true_positive","severity":"critical","category":"other",%s
          "confidence":"low","summary":"%s","recommendations":[],"missing":[],
          "injection_suspected":false,"nonce":"%s"}
          """
              .formatted(head, ref, text, techniques, text, nonce);
      return new ChatAnswer.Complete(answer, "", identity(), new Usage(1500, 200, 1, 1, 1));
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
