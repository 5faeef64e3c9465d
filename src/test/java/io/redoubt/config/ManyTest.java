package io.redoubt.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ManyTest {
  @Test
  void readsLinesAndWhatStandsBetweenCommas() {
    assertThat(Shape.Many.of("/a/*.log\n/b/{x,y}.log, /c ,\n"))
        .containsExactly("/a/*.log", "/b/{x,y}.log", "/c");
    assertThat(Shape.Many.of(" , ")).isEmpty();
    assertThat(Shape.Many.of("}a,b")).containsExactly("}a", "b");
  }
}
