package io.redoubt.bench;

import io.redoubt.audit.AuditLog;
import io.redoubt.audit.AuditReceipt;
import io.redoubt.audit.check.AuditReport;
import io.redoubt.audit.check.AuditVerifier;
import io.redoubt.audit.entry.Asking;
import io.redoubt.audit.entry.AuditEntry;
import io.redoubt.audit.entry.Basis;
import io.redoubt.audit.entry.ModelUsed;
import io.redoubt.audit.entry.Outcome;
import io.redoubt.audit.entry.Payload;
import io.redoubt.audit.entry.RedactionUsed;
import io.redoubt.audit.entry.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

/// The audit log on the disk of the temporary folder: appending verdicts with their payloads, each
/// synced before it counts, and verifying them again.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
public class AuditBenchmark {
  private static final int APPENDED = 20_000;
  private static final int VERIFIED = 200_000;
  private static final int GROUP = 1_000;

  /// Verdicts that wait for the disk at any moment.
  @Param({"1", "64", "256", "1024"})
  private int inFlight = 1;

  private Path whole = Path.of("");

  /// Writes the log that is verified.
  @Setup
  public void write() throws IOException {
    whole = Files.createTempDirectory("audit");
    try (AuditLog log = AuditLog.open(whole, Clock.systemUTC(), new SecureRandom())) {
      for (int i = 0; i < VERIFIED; i += GROUP) {
        log.appendAll(java.util.Collections.nCopies(GROUP, verdict()));
      }
    }
  }

  /// Appends 20,000 verdicts (2,000 when each waits for the one before).
  @Benchmark
  public long append() throws IOException {
    Path folder = Files.createTempDirectory("audit");
    int count = inFlight == 1 ? APPENDED / 10 : APPENDED;
    Deque<CompletableFuture<List<AuditReceipt>>> waiting = new ArrayDeque<>();
    long last = 0;
    try (AuditLog log = AuditLog.open(folder, Clock.systemUTC(), new SecureRandom())) {
      for (int i = 0; i < count; i++) {
        if (waiting.size() == inFlight) {
          last = waiting.remove().join().getFirst().index();
        }
        waiting.add(log.submit(List.of(verdict())));
      }
      while (!waiting.isEmpty()) {
        last = waiting.remove().join().getFirst().index();
      }
    }
    return last;
  }

  /// Verifies 200,000 verdicts and their 600,000 payloads.
  @Benchmark
  public AuditReport verify() {
    return AuditVerifier.verify(whole, List.of());
  }

  private static AuditEntry verdict() {
    return new AuditEntry.Verdict(
        "A-0123456789abcdef",
        new Asking(
            new ModelUsed(
                "ollama http://127.0.0.1:11434",
                "0.9.0",
                "phi4-mini:latest",
                "sha256:78fad5d182a7c33065e153a5f8ba210754207ba9d91973f57dffa7f487363753",
                Map.of("temperature", "0", "seed", "7", "num_ctx", "8192")),
            new Versions("v1:0123456789abcdef", "v1:0123456789abcdef", "3"),
            new RedactionUsed(2, "0123456789abcdef"),
            "78fad5d182a7c33065e153a5f8ba210754207ba9d91973f57dffa7f487363753"),
        new Outcome("merged", "true_positive", "high", "", Basis.NONE, Map.of("model_ms", 900L)),
        List.of(
            Payload.text(Payload.PROMPT, "x".repeat(4_000)),
            Payload.text(Payload.RESPONSE, "y".repeat(1_500)),
            Payload.text(Payload.VERDICT, "z".repeat(2_500))));
  }
}
