package io.redoubt.llm.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The limit finds what a server can take.
class AimdTest {
  /* Rounds of as many requests as allowed against a server that refuses beyond its own number. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8})
  void staysWithinReachOfWhatAServerTakes(int takes) {
    Aimd limit = new Aimd(8);
    int asked = 0;
    int refused = 0;
    for (int round = 0; round < 200; round++) {
      int at = limit.limit();
      int age = limit.age();
      for (int i = 0; i < at; i++) {
        asked++;
        if (i < takes) {
          limit.good(age, true, 10);
        } else {
          refused++;
          limit.overload(age);
        }
      }
    }
    assertThat(limit.limit()).isBetween(Math.max(1, takes / 2), takes + 1);
    assertThat((double) refused / asked).isLessThan(0.25);
    assertThat((double) asked / 200).isGreaterThan(takes * 0.6);
  }

  @Test
  void aServerThatOnlyQueuesIsNotGivenEverMore() {
    Aimd limit = new Aimd(8);
    for (int round = 0; round < 100; round++) {
      int at = limit.limit();
      int age = limit.age();
      for (int i = 1; i <= at; i++) {
        limit.good(age, true, 10.0 * i);
      }
    }
    assertThat(limit.limit()).isBetween(1, 4);
  }

  @Test
  void oneOverloadOfManyAtOnceHalvesOnce() {
    Aimd limit = new Aimd(8);
    Deque<Integer> ages = new ArrayDeque<>();
    for (int i = 0; i < 60; i++) {
      limit.good(limit.age(), true, 10);
    }
    assertThat(limit.limit()).isEqualTo(8);
    for (int i = 0; i < 8; i++) {
      ages.add(limit.age());
    }
    ages.forEach(limit::overload);
    assertThat(limit.limit()).isEqualTo(4);
  }
}
