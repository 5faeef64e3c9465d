package io.redoubt.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.Figures;
import io.redoubt.testing.injection.Attacks;
import io.redoubt.testing.injection.Attacks.Attack;
import io.redoubt.testing.injection.LookAlikes;
import io.redoubt.testing.injection.LookAlikes.LookAlike;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Ordinary texts about instructions, prompts and models are no attempts.
class LookAlikesTest {
  private static final long SEED = 20_261_121;
  private static final int EACH = 6;

  private final InstructionDetector detector = new InstructionDetector();

  @Test
  void textsThatOnlySoundLikeAnOrderAreLeftAlone() {
    assertThat(LookAlikes.kinds()).isGreaterThanOrEqualTo(150);
    List<LookAlike> all = LookAlikes.all(EACH, new Random(SEED));
    assertThat(all).hasSizeGreaterThanOrEqualTo(1_000);
    List<LookAlike> flagged = all.stream().filter(l -> flagged(l.text())).toList();
    flagged.forEach(l -> System.out.println(l + " " + detector.inspect(l.text())));
    Figures.atLeast(
        "injection: look-alikes left alone", 0.99, all.size() - flagged.size(), all.size());
  }

  @Test
  void attacksAreStillSeen() {
    List<Attack> attacks = Attacks.all(6, new Random(SEED));
    long seen = attacks.stream().filter(a -> seen(a.texts())).count();
    Figures.atLeast("injection: generated attacks recognised", 0.85, seen, attacks.size());
  }

  private boolean seen(List<String> texts) {
    return texts.stream().anyMatch(this::flagged)
        || detector.inspectPlain(String.join(" ", texts)).attempt();
  }

  private boolean flagged(String text) {
    return detector.inspect(text).attempt();
  }
}
