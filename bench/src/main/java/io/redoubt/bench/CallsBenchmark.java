package io.redoubt.bench;

import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.finding.Provenance;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.redact.Tier;
import io.redoubt.triage.recall.AnswerCache;
import io.redoubt.triage.review.Qualification;
import io.redoubt.triage.review.ReviewLog;
import io.redoubt.triage.review.ReviewSettings;
import io.redoubt.triage.review.Reviewer;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many calls of a model a million events cost, when attacks come back day after day: with an
/// empty cache, and the next million with what the first left. Nothing bounds the calls. Usage:
/// `CallsBenchmark [events]`, in the project's folder.
public final class CallsBenchmark {
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  private CallsBenchmark() {}

  /// Runs it.
  public static void main(String[] args) throws IOException {
    long lines = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
    List<List<Analysis>> millions = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Path folder = Path.of("bench/target/recurring-%d-%d".formatted(lines, i));
      Instant first = FIRST.plus(Duration.ofDays(112L * i));
      List<Analysis> parts = new ArrayList<>();
      for (Path part : RecurringLog.write(folder, lines, 71 + i, first)) {
        parts.add(Analysed.folder(part.toString()));
      }
      millions.add(parts);
    }
    for (SpeakingModel.Manner manner : SpeakingModel.Manner.values()) {
      measure(manner, millions);
    }
  }

  private static void measure(SpeakingModel.Manner manner, List<List<Analysis>> millions) {
    SpeakingModel model = new SpeakingModel(manner);
    Reviewer reviewer = reviewer(model);
    for (int i = 0; i < millions.size(); i++) {
      int before = model.calls();
      Map<String, Integer> came = new HashMap<>();
      long events = 0;
      int alerts = 0;
      int incidents = 0;
      for (Analysis analysis : millions.get(i)) {
        events += analysis.events();
        alerts += analysis.alerts().size();
        incidents += analysis.incidents().size();
        review(reviewer, analysis, came);
      }
      System.out.printf(
          "%-10s million %d: %,d events, %d alerts, %d incidents: %d calls, %s%n",
          manner, i + 1, events, alerts, incidents, model.calls() - before, came);
    }
  }

  private static void review(Reviewer reviewer, Analysis analysis, Map<String, Integer> came) {
    Map<String, Alert> byId = new HashMap<>();
    for (Alert alert : analysis.alerts()) {
      byId.put(alert.id(), alert);
      count(reviewer.review(alert), came);
    }
    for (Incident incident : analysis.incidents()) {
      count(reviewer.review(incident, byId), came);
    }
  }

  private static void count(Verdict verdict, Map<String, Integer> came) {
    Review review = verdict.review();
    if (review != null) {
      Provenance from = review.provenance();
      String reason = from.fallbackReason();
      came.merge(reason == null ? "accepted" : reason, 1, Integer::sum);
      if (from.cache().equals("hit")) {
        came.merge("reused", 1, Integer::sum);
      }
    }
  }

  private static Reviewer reviewer(SpeakingModel model) {
    Clock clock = Clock.systemUTC();
    return new Reviewer(
        model,
        new Redactor(RedactionPolicy.standard(), new byte[32]),
        new ReviewSettings(
            Tier.EXCERPTS, Duration.ofMinutes(1), Integer.MAX_VALUE, 8192, Qualification.ADVISORY),
        new Reviewer.Keeping(AnswerCache.inMemory(clock), ReviewLog.NONE),
        new Reviewer.Means(System::nanoTime, clock, new SecureRandom()));
  }
}
