package io.redoubt.triage.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.testing.Findings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawLineTest {
  private static final String HOST = "fs01.corp.example.com";

  private static String shown(String original) {
    Event event =
        Findings.event(
            "a.log",
            1,
            1,
            "json",
            "host.name",
            HOST,
            "user.full_name",
            "Jane Q Doe",
            "event.original",
            original);
    return RawLine.of("E1", event).text();
  }

  @ParameterizedTest
  @ValueSource(ints = {481, 485, 490, 499, 500, 501})
  void theEndOfALongRecordLiesBetweenValues(int before) {
    assertThat(shown("x ".repeat(before / 2) + HOST + " and so on".repeat(20)))
        .satisfiesAnyOf(
            text -> assertThat(text).contains(HOST), text -> assertThat(text).doesNotContain("fs"));
    assertThat(shown("x ".repeat(before / 2) + "Jane Q Doe and so on".repeat(20)))
        .satisfiesAnyOf(
            text -> assertThat(text).contains("Jane Q Doe"),
            text -> assertThat(text).doesNotContain("Jane"));
  }

  @ParameterizedTest
  @ValueSource(ints = {499, 500, 501, 5000})
  void whatIsLeftOutIsCounted(int length) {
    String text = shown("y".repeat(length));
    assertThat(text)
        .isEqualTo(
            length <= RawLine.LENGTH
                ? "y".repeat(length)
                : "y".repeat(RawLine.LENGTH) + "…[+" + (length - RawLine.LENGTH) + "]");
  }
}
