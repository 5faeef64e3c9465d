package io.redoubt.verify.ground;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.Figures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// True sentences in a model's own words must stand.
class ParaphraseTest {
  @Test
  void trueSentencesInOtherWordsStand() {
    List<Sentence> all = Sentence.all();
    List<String> struck = new ArrayList<>();
    for (Sentence sentence : all) {
      List<String> reasons = sentence.struck(sentence.text());
      if (!reasons.isEmpty()) {
        struck.add(sentence.text() + reasons);
      }
    }
    assertThat(all).hasSizeGreaterThanOrEqualTo(60);
    struck.forEach(s -> Figures.report("struck though true", s, ""));
    Figures.atLeast(
        "true sentences that stand", 0.9, all.size() - (long) struck.size(), all.size());
  }
}
