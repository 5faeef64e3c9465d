package io.redoubt.detect.sigma.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleTextTest {
  @Test
  void whatIsNestedTooDeeplyIsNamedWhetherItOverflowsOrNot() {
    for (int depth : new int[] {150, 2_000, 100_000}) {
      assertThat(RuleText.of("r.yml", "[".repeat(depth) + "]".repeat(depth)).problem())
          .contains("nested deeper than 100");
    }
    assertThat(RuleText.of("r.yml", "[".repeat(90) + "]".repeat(90)).problem()).isEmpty();
  }
}
