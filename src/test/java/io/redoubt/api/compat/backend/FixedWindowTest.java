package io.redoubt.api.compat.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FixedWindowTest {
  @Test
  void aFixedWindowBeginsAnewWhenItIsOver() {
    FixedWindow window = new FixedWindow(1, 60_000);
    assertThat(window.take("a", 0)).isZero();
    assertThat(window.take("a", 59_999)).isEqualTo(1);
    assertThat(window.take("a", 60_000)).isZero();
  }

  @Test
  void nobodyIsForgottenAsLongAsItsWindowLasts() {
    FixedWindow window = new FixedWindow(1, 60_000);
    assertThat(window.take("first", 0)).isZero();
    for (int i = 0; i < 120_000; i++) {
      window.take("caller " + i, 1);
    }
    assertThat(window.callers()).isEqualTo(100_001);
    assertThat(window.take("first", 2)).isPositive();
    assertThat(window.take("late", 2)).isPositive();
    assertThat(window.take("late", 60_001)).isZero();
  }
}
