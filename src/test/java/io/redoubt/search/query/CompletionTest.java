package io.redoubt.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompletionTest {
  @Test
  void aWordThatBeginsMayBecomeAField() {
    assertThat(Completion.at("user.na", 7)).isEqualTo(new Completion.Name(0, "user.na", false));
    assertThat(Completion.at("a AND us", 8)).isEqualTo(new Completion.Name(6, "us", false));
    assertThat(Completion.at("(NOT us", 7)).isEqualTo(new Completion.Name(5, "us", false));
    assertThat(Completion.at("", 0)).isEqualTo(new Completion.Name(0, "", false));
  }

  @Test
  void behindATermAnOperatorMayStand() {
    assertThat(Completion.at("user.name:root ", 15)).isEqualTo(new Completion.Name(15, "", true));
    assertThat(Completion.at("user.name:root O", 16)).isEqualTo(new Completion.Name(15, "O", true));
    assertThat(Completion.at("(a) ", 4)).isEqualTo(new Completion.Name(4, "", true));
  }

  @Test
  void behindAColonComesAValueOfTheField() {
    assertThat(Completion.at("user.name:ro", 12))
        .isEqualTo(new Completion.Value(10, "user.name", "ro"));
    assertThat(Completion.at("a AND host.name:", 16))
        .isEqualTo(new Completion.Value(16, "host.name", ""));
    assertThat(Completion.at("process.name:\"net us", 20))
        .isEqualTo(new Completion.Value(13, "process.name", "net us"));
  }

  @Test
  void thePlaceDecidesAndNotTheEnd() {
    assertThat(Completion.at("us AND b", 2)).isEqualTo(new Completion.Name(0, "us", false));
    assertThat(Completion.at("a", 99)).isEqualTo(new Completion.Name(0, "a", false));
  }

  @Test
  void insideOfAPhraseNothingIsProposed() {
    assertThat(Completion.at("\"failed pass", 12)).isEqualTo(new Completion.Nothing(12));
  }
}
