package io.redoubt.llm.served;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.Deadline;
import io.redoubt.llm.http.Timers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// How long is waited: for a first byte, and between two attempts.
class WaitingTest {
  private static final Duration TIMER = Duration.ofMinutes(5);

  @Test
  void theFirstByteMayTakeAsLongAsTheServerReadsThePromptTenTimes() {
    ReadingSpeed speed = new ReadingSpeed();
    assertThat(speed.allowed(3000, TIMER)).isEqualTo(TIMER);
    speed.learn(0, 90_000);
    assertThat(speed.allowed(3000, TIMER)).isEqualTo(TIMER);
    speed.learn(1000, 2000);
    assertThat(speed.allowed(3000, TIMER)).isEqualTo(Duration.ofMinutes(2));
    assertThat(speed.allowed(300, TIMER)).isEqualTo(Duration.ofSeconds(66));
    speed.learn(1000, 1000);
    assertThat(speed.allowed(3000, TIMER)).as("the slowest counts").hasSeconds(120);
    assertThat(speed.allowed(1_000_000, TIMER)).as("never more than the timer").isEqualTo(TIMER);
  }

  @Test
  void pausesDoubleUpToTheLongestAndAreScattered() {
    Backoff backoff = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(8), new Random(5));
    for (int failed = 1; failed < 70; failed++) {
      long most = Math.min(8000, 250L << Math.min(failed - 1, 20));
      Set<Duration> pauses = new HashSet<>();
      for (int i = 0; i < 20; i++) {
        Duration pause = backoff.pause(failed);
        assertThat(pause).isBetween(Duration.ofMillis(most / 2), Duration.ofMillis(most));
        pauses.add(pause);
      }
      assertThat(pauses).as("clients must not come back in step").hasSizeGreaterThan(10);
    }
  }

  @Test
  void aPauseThatEndsAfterTheDeadlineIsNotBegun() {
    Backoff backoff = new Backoff(Duration.ofHours(1), Duration.ofHours(1), new Random(5));
    Deadline soon = Deadline.after(Duration.ofMinutes(1), () -> 0);
    assertThat(backoff.wait(1, soon)).isFalse();
    Backoff quick = new Backoff(Duration.ofNanos(1), Duration.ofNanos(1), new Random(5));
    assertThat(quick.wait(1, soon)).isTrue();
    assertThat(quick.wait(1, Duration.ofHours(1), soon)).as("as the server asks").isFalse();
  }

  @Test
  void theTimersAreThoseOfTheContract() {
    assertThat(Timers.STANDARD.connect()).hasSeconds(3);
    assertThat(Timers.STANDARD.gap()).hasSeconds(30);
    assertThat(Timers.STANDARD.load()).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
    assertThat(Timers.STANDARD.load()).isGreaterThan(Timers.STANDARD.firstByte());
    Timers patient = Timers.STANDARD.patient(Duration.ofMinutes(30));
    assertThat(patient.gap()).hasSeconds(90);
    assertThat(Timers.STANDARD.patient(Duration.ofSeconds(45))).isEqualTo(Timers.STANDARD);
  }
}
