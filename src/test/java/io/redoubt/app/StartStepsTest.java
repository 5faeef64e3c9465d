package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartStepsTest {
  private long now = 5_000_000_000L;

  private void passes(long millis) {
    now += millis * 1_000_000;
  }

  @Test
  void eachStepIsToldWithWhatPassedSinceTheOneBeforeAndTheirSum() {
    StartSteps steps = new StartSteps(() -> now);
    passes(512);
    steps.done("ledger");
    passes(0);
    steps.done("log");
    passes(1_322);
    steps.done("index");
    assertThat(steps.told(Optional.empty()))
        .isEqualTo("ready in 1834 ms: ledger 512, log 0, index 1322");
  }

  @Test
  void processorTimeStandsBesideTheSum() {
    StartSteps steps = new StartSteps(() -> now);
    passes(900);
    steps.done("log");
    assertThat(steps.told(Optional.of(Duration.ofMillis(250))))
        .isEqualTo("ready in 900 ms (250 ms of processor time): log 900");
  }

  @Test
  void aStepThatComesAgainGoesOn() {
    StartSteps steps = new StartSteps(() -> now);
    passes(10);
    steps.done("log");
    passes(20);
    steps.done("index");
    passes(30);
    steps.done("log");
    assertThat(steps.told(Optional.empty())).isEqualTo("ready in 60 ms: log 40, index 20");
  }

  @Test
  void whatAProcessTookBeforeItsFirstStepIsTheProgram() {
    Instant began = ProcessHandle.current().info().startInstant().orElseThrow();
    Clock later = Clock.fixed(began.plusMillis(700), ZoneOffset.UTC);
    StartSteps steps = StartSteps.ofProcess(later, () -> now);
    passes(300);
    steps.done("ledger");
    assertThat(steps.told(Optional.empty())).isEqualTo("ready in 1000 ms: program 700, ledger 300");
  }

  @Test
  void aClockThatWasSetBackMakesNoStepNegative() {
    Clock before = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    StartSteps steps = StartSteps.ofProcess(before, () -> now);
    passes(300);
    steps.done("ledger");
    assertThat(steps.told(Optional.empty())).isEqualTo("ready in 300 ms: program 0, ledger 300");
  }
}
