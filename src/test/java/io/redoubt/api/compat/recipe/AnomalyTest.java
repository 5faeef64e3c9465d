package io.redoubt.api.compat.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnomalyTest {
  private static final long HOUR = 3_600_000;

  private static List<Anomaly> in(double threshold, int... counts) {
    Minutes minutes = new Minutes();
    for (int hour = 0; hour < counts.length; hour++) {
      for (int i = 0; i < counts[hour]; i++) {
        minutes.count("login", hour * HOUR + i % 60 * 60_000L);
      }
    }
    return Anomaly.in(minutes.windows(60), 60, threshold);
  }

  @Test
  void oneWindowAmongEqualOnesStandsOut() {
    List<Anomaly> found = in(2, 10, 10, 10, 10, 100, 10);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().start()).hasToString("1970-01-01T04:00:00Z");
    assertThat(found.getFirst().kind()).isEqualTo("login");
    assertThat(found.getFirst().count()).isEqualTo(100);
    assertThat(found.getFirst().severity()).isEqualTo("high");
  }

  @Test
  void theWindowItselfIsNotAmongThoseItIsComparedWith() {
    assertThat(in(3, 5, 5, 5, 60)).hasSize(1);
  }

  @Test
  void whatComesByChanceDoesNotStandOut() {
    assertThat(in(2, 10, 12, 9, 11, 13, 10)).isEmpty();
  }

  @Test
  void littleAboveTheThresholdIsMedium() {
    assertThat(in(2, 9, 9, 9, 9, 16)).extracting(Anomaly::severity).containsExactly("medium");
  }

  @Test
  void windowsWithOtherEventsAloneCountAsZero() {
    Minutes minutes = new Minutes();
    for (int hour = 0; hour < 6; hour++) {
      minutes.count("other", hour * HOUR);
    }
    for (int i = 0; i < 5; i++) {
      minutes.count("login", 3 * HOUR);
    }
    assertThat(Anomaly.in(minutes.windows(60), 60, 2)).extracting(Anomaly::kind).contains("login");
  }

  @Test
  void gapsWithoutAnyEventDoNotCount() {
    Minutes minutes = new Minutes();
    for (int day = 0; day < 6; day++) {
      minutes.count("login", day * 24L * HOUR);
    }
    assertThat(Anomaly.in(minutes.windows(60), 60, 2)).isEmpty();
  }

  @Test
  void fewWindowsSayNothing() {
    assertThat(in(0, 1, 100, 1)).isEmpty();
    assertThat(in(0)).isEmpty();
  }
}
