package io.redoubt.bench;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import io.redoubt.verify.Answer;
import io.redoubt.verify.Answer.Claim;
import io.redoubt.verify.ground.EvidenceLine;
import io.redoubt.verify.ground.Grounding;
import io.redoubt.verify.ground.GroundingVerifier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// A usual answer held against a full pack of 24 lines. Target: at most 150 µs.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class VerifyBenchmark {
  private final GroundingVerifier verifier = new GroundingVerifier();
  private final List<EvidenceLine> lines = lines();
  private final Answer answer = answer();

  private static List<EvidenceLine> lines() {
    List<EvidenceLine> all = new ArrayList<>();
    all.add(line(1, "Outcome: failure (312), success (1).", "outcome:failure", "outcome:success"));
    all.add(
        line(
            2,
            "313 events from 2026-03-17 02:40:11 UTC to 2026-03-17 02:51:58 UTC.",
            "fact:count"));
    all.add(line(3, "14 user names: ADMIN_1 (120), USER_1 (64), USER_2 (41), ….", "fact:users"));
    for (int i = 4; i <= 24; i++) {
      String raw =
          "Mar 17 02:4%d:1%d HOST_1 sshd[22%d]: Failed password for invalid user USER_%d from"
              + " IP_EXT_1_N1 port 515%d ssh2";
      all.add(line(i, raw.formatted(i % 10, i % 10, i, i, i), "outcome:failure"));
    }
    return all;
  }

  private static EvidenceLine line(int n, String text, String... tags) {
    return new EvidenceLine("E" + n, text, List.of(tags), n > 3);
  }

  private static Answer answer() {
    Claim none = new Claim(List.of("E1"), "A script with an old password may have been running.");
    return new Answer(
        List.of(
            new Claim(
                List.of("E1", "E2"),
                "312 of the attempts failed between 02:40:11 and 02:51:58 UTC."),
            new Claim(List.of("E3"), "14 user names were tried, among them ADMIN_1 and USER_2."),
            new Claim(List.of("E1"), "One attempt was successful.")),
        none,
        none,
        Disposition.TRUE_POSITIVE,
        Severity.HIGH,
        "authentication_abuse",
        List.of(),
        "medium",
        "IP_EXT_1_N1 failed to log on 312 times on HOST_1. ADMIN_1 was tried 120 times.",
        List.of(),
        List.of(),
        false);
  }

  /// One check.
  @Benchmark
  public Grounding check() {
    return verifier.check(answer, lines);
  }
}
