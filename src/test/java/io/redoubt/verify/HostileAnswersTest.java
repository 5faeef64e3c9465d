package io.redoubt.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.redoubt.testing.Figures;
import io.redoubt.verify.Answer.Claim;
import io.redoubt.verify.ground.EvidenceLine;
import io.redoubt.verify.ground.Grounding;
import io.redoubt.verify.ground.GroundingVerifier;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Whatever a model sends is either refused, or valid, inert and grounded. Nothing is thrown.
class HostileAnswersTest {
  private static final long SEED = 20261121;
  private static final AnswerReader READER = new AnswerReader(new AnswerSchema());
  private static final GroundingVerifier VERIFIER = new GroundingVerifier();
  private static final Expected EXPECTED =
      new Expected(
          "R7DBT1",
          "QX31ZP",
          "violet-harbour",
          List.of("E1", "E2", "E3"),
          List.of("T1110.001", "T1078"));
  private static final List<EvidenceLine> LINES =
      List.of(
          new EvidenceLine(
              "E1",
              "Rule \"SSH password guessing\" (level high) fired 3 times; technique T1110.001.",
              List.of("technique:T1110.001"),
              false),
          new EvidenceLine(
              "E2", "Outcome: failure (312).", List.of("fact:outcomes", "outcome:failure"), false),
          new EvidenceLine(
              "E3", "1 host: HOST_1 (312); 1 source address: IP_EXT_1_N1 (312).", List.of(), true));

  /// What no accepted text may hold.
  private static final Pattern ALIVE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\uFE00-\uFE0F]|://|www\\.|]\\(|!\\[|<[A-Za-z/!]|`|\\$\\(|\\$\\{"
              + "|\\{\\{|javascript:|^[=@+]");

  /// What accepted text may not name, because the evidence does not.
  private static final List<String> INVENTED =
      List.of(
          "CVE-",
          "T1486",
          "203.0.113.250",
          "313",
          "311",
          "314",
          "hirty-nine",
          "Mallory",
          "E9",
          "authorised",
          "exfiltrated",
          "USER_99",
          "d41d8cd9",
          "evil.exe",
          "nobody said",
          "e.example",
          "succeeded",
          "wice as",
          "03:11",
          "\u0430dmin");

  @Test
  void everyHostileAnswerIsRefusedOrHarmless() {
    List<String> answers = HostileAnswers.all(SEED);
    List<String> faults = new ArrayList<>();
    int refused = 0;
    long slowest = 0;
    long largest = 0;
    ThreadMXBean own = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    HostileAnswers.good().forEach(HostileAnswersTest::used);
    for (String raw : answers) {
      long bytes = own.getCurrentThreadAllocatedBytes();
      long start = own.getCurrentThreadCpuTime();
      Read read = READER.read(raw, EXPECTED);
      switch (read) {
        case Read.Bad(Read.Reason reason, List<String> problems) -> {
          refused++;
          if (problems.isEmpty() || problems.stream().anyMatch(p -> p.length() > 200)) {
            faults.add(reason + " " + problems);
          }
        }
        case Read.Ok(Answer answer) -> check(raw, VERIFIER.check(answer, LINES), faults);
      }
      slowest = Math.max(slowest, own.getCurrentThreadCpuTime() - start);
      largest = Math.max(largest, own.getCurrentThreadAllocatedBytes() - bytes);
    }
    String of = " of " + answers.size() + ", seed " + SEED;
    Figures.report("hostile answers refused", refused + of, "");
    Figures.report("slowest hostile answer", slowest / 1_000_000 + " ms of CPU", "50 ms");
    Figures.report("memory for a hostile answer", largest / 1024 + " KiB", "8192 KiB");
    assertThat(largest).as("bytes for one answer").isLessThan(8 << 20);
    assertThat(faults).isEmpty();
    assertThat(answers).hasSizeGreaterThanOrEqualTo(5000);
    assertThat(refused).isBetween(answers.size() / 2, answers.size() - 100);
  }

  /* What is loaded at the first answer of a process is not the fault of that answer. */
  private static void used(String good) {
    if (READER.read(good, EXPECTED) instanceof Read.Ok(Answer answer)) {
      VERIFIER.check(answer, LINES);
    }
  }

  @Test
  void goodAnswersAreRead() {
    for (String good : HostileAnswers.good()) {
      assertThat(READER.read(good, EXPECTED)).isInstanceOf(Read.Ok.class);
    }
  }

  private static void check(String raw, Grounding grounding, List<String> faults) {
    List<Claim> shown = new ArrayList<>(grounding.observations());
    shown.addAll(grounding.summary());
    shown.add(grounding.benign());
    shown.add(grounding.malicious());
    grounding.steps().forEach(s -> shown.add(new Claim(List.of(s.targetRef()), s.rationale())));
    for (Claim claim : shown) {
      boolean invented = INVENTED.stream().anyMatch(claim.text()::contains);
      if (ALIVE.matcher(claim.text()).find() || invented) {
        faults.add("stands: " + claim.text() + " in " + raw);
      }
      if (!List.of("E1", "E2", "E3").containsAll(claim.refs())) {
        faults.add("cites " + claim.refs());
      }
    }
    if (!List.of("T1110.001").containsAll(grounding.techniques())) {
      faults.add("technique " + grounding.techniques());
    }
    if (grounding.summary().isEmpty() && !grounding.replaced()) {
      faults.add("no summary and yet not replaced");
    }
  }
}
