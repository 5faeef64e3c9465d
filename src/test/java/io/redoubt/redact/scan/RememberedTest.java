package io.redoubt.redact.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RememberedTest {
  @Test
  void whatIsAskedForStaysHoweverMuchPassesBy() {
    Remembered remembered = new Remembered(10);
    remembered.add("rule");
    for (int i = 0; i < 1000; i++) {
      remembered.add("passing " + i);
      assertThat(remembered.has("rule")).isTrue();
    }
  }

  @Test
  void whatIsNotAskedForIsForgotten() {
    Remembered remembered = new Remembered(10);
    remembered.add("rule");
    for (int i = 0; i < 20; i++) {
      remembered.add("passing " + i);
    }
    assertThat(remembered.has("rule")).isFalse();
    assertThat(remembered.has("passing 19")).isTrue();
  }
}
