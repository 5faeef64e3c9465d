package io.redoubt.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "1",
        "{",
        "{}{}",
        "{} x",
        "{\"a\":1,\"a\":2}",
        "{'a':1}",
        "{\"a\":NaN}",
        "\uFEFF{}x",
        "{\"a\":01}",
        "<html>"
      })
  void takesNothingButOneObject(String text) {
    assertThat(Json.object(text)).isEmpty();
  }

  @Test
  void takesNoTowersAndNoEndlessNumbers() {
    assertThat(Json.object("{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}")).isEmpty();
    assertThat(Json.object("{\"a\":" + "9".repeat(1000) + "}")).isEmpty();
  }

  @Test
  void takesMembersOfTheRightTypeOnly() {
    var json = Json.object("{\"a\":\"x\",\"b\":[1],\"c\":1e99,\"d\":7}").orElseThrow();
    assertThat(Json.text(json, "a")).isEqualTo("x");
    assertThat(Json.text(json, "b")).isEmpty();
    assertThat(Json.text(json, "none")).isEmpty();
    assertThat(Json.number(json, "c")).isZero();
    assertThat(Json.number(json, "a")).isZero();
    assertThat(Json.number(json, "d")).isEqualTo(7);
  }
}
