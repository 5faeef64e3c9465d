package io.redoubt.event.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedTest {
  @Test
  void scansAreExpectedOnlyWhenAllAddressesMayScan() {
    Expected expected = Expected.of(List.of("10.20.0.5", "10.30.0.0/24"), List.of());
    assertThat(expected.scans(List.of("10.20.0.5", "10.30.0.77"))).isTrue();
    assertThat(expected.scans(List.of("10.20.0.5", "10.31.0.1"))).isFalse();
    assertThat(expected.scans(List.of())).isFalse();
  }

  @Test
  void aWindowThatComesOnceHoldsWhatLiesWhollyWithin() {
    Expected expected =
        Expected.of(List.of(), List.of("2026-03-17T01:00Z/2026-03-17T04:00Z web01 WEB02.corp"));
    assertThat(maintained(expected, "2026-03-17T01:00:00Z", "2026-03-17T03:59:00Z")).isTrue();
    assertThat(maintained(expected, "2026-03-17T00:59:59Z", "2026-03-17T03:00:00Z")).isFalse();
    assertThat(maintained(expected, "2026-03-17T03:00:00Z", "2026-03-17T04:00:01Z")).isFalse();
    Instant inside = Instant.parse("2026-03-17T02:00:00Z");
    long at = inside.toEpochMilli();
    assertThat(expected.maintained(List.of("web02"), at, at)).isPresent();
    assertThat(expected.maintained(List.of("web01", "db01"), at, at)).isEmpty();
    assertThat(expected.maintained(List.of(), at, at)).isEmpty();
  }

  @Test
  void aWeeklyWindowComesAgainAndGoesOnPastMidnight() {
    Expected expected = Expected.of(List.of(), List.of("sat 22:00-04:00 *"));
    assertThat(maintained(expected, "2026-03-21T22:00:00Z", "2026-03-22T03:00:00Z")).isTrue();
    assertThat(maintained(expected, "2026-03-29T01:00:00Z", "2026-03-29T02:00:00Z")).isTrue();
    assertThat(maintained(expected, "2026-03-21T21:00:00Z", "2026-03-21T23:00:00Z")).isFalse();
    assertThat(maintained(expected, "2026-03-24T23:00:00Z", "2026-03-24T23:00:00Z")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "web01",
        "sat 22:00-04:00",
        "sat 25:00-04:00 web01",
        "2026-03-17T04:00Z/2026-03-17T01:00Z web01",
        "yesterday/today web01"
      })
  void saysWhichWindowCannotBeUnderstood(String window) {
    assertThatThrownBy(() -> Expected.of(List.of(), List.of(window)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"" + window + "\"");
  }

  @Test
  void saysWhichScannerIsNoNetwork() {
    assertThatThrownBy(() -> Expected.of(List.of("scanner01"), List.of()))
        .hasMessage("detection.scanners: \"scanner01\" is no address or network.");
  }

  private static boolean maintained(Expected expected, String first, String last) {
    return expected
        .maintained(
            List.of("web01"),
            Instant.parse(first).toEpochMilli(),
            Instant.parse(last).toEpochMilli())
        .isPresent();
  }
}
