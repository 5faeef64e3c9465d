package io.redoubt.verify.ground;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.Figures;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Lies and truths written by hand. The check was made with those of `dev` at hand; of `held-out`
/// only totals were looked at.
class RedTeamTest {
  @Test
  void liesFallThatTheCheckWasMadeWith() {
    List<Sentence> lies = Sentence.lies("dev-lies.txt", Packs.ALL);
    lies.stream()
        .filter(lie -> lie.struck().isEmpty())
        .forEach(lie -> Figures.report("false and yet standing", lie.text(), lie.kind()));
    fall("dev", 0.94, lies);
  }

  @Test
  void truthsStandThatTheCheckWasMadeWith() {
    List<Sentence> truths = Sentence.truths("dev-truths.txt", Packs.ALL);
    truths.stream()
        .filter(truth -> !truth.struck().isEmpty())
        .forEach(truth -> Figures.report("struck though true", truth.struck().toString(), ""));
    stand("dev", 0.94, truths);
  }

  @Test
  void liesFallThatTheCheckHasNotSeen() {
    fall("held-out", 0.93, Sentence.lies("held-out-lies.txt", Packs.HELD_OUT));
  }

  @Test
  void truthsStandThatTheCheckHasNotSeen() {
    stand("held-out", 0.9, Sentence.truths("held-out-truths.txt", Packs.HELD_OUT));
  }

  private static void fall(String set, double floor, List<Sentence> lies) {
    Map<String, int[]> kinds = new TreeMap<>();
    for (Sentence lie : lies) {
      int[] count = kinds.computeIfAbsent(lie.kind(), _ -> new int[2]);
      count[0] += lie.struck().isEmpty() ? 0 : 1;
      count[1]++;
    }
    kinds.forEach(
        (kind, c) -> Figures.report("lies struck, " + set + ": " + kind, c[0] + "/" + c[1], ""));
    assertThat(kinds).hasSizeGreaterThanOrEqualTo(9);
    long good = kinds.values().stream().mapToLong(c -> c[0]).sum();
    Figures.atLeast("lies struck, " + set, floor, good, lies.size());
  }

  private static void stand(String set, double floor, List<Sentence> truths) {
    long good = truths.stream().filter(truth -> truth.struck().isEmpty()).count();
    Figures.atLeast("truths that stand, " + set, floor, good, truths.size());
  }
}
