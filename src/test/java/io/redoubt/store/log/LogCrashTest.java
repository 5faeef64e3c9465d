package io.redoubt.store.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.Taken.Refusal;
import io.redoubt.event.port.Taken.Refused;
import io.redoubt.store.log.ShakyDisk.Fault;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The power is cut, an error reported, the disk full at every step of a life of the log; and again
/// while it is being opened after that.
@Order(1) // long: begins first
class LogCrashTest {
  private static final LogSettings SMALL =
      LogSettings.standard().segments(4000).keeping(Duration.ZERO, 12_000).reserving(0);
  private static final int SEEDS = Integer.getInteger("redoubt.crash.seeds", 1);

  private static SegmentLog open(ShakyDisk disk, int day) {
    Instant now = Instant.parse("2026-11-21T10:00:00Z").plus(Duration.ofDays(day));
    return SegmentLog.open(disk, SMALL, Clock.fixed(now, ZoneOffset.UTC), new Random(day));
  }

  /* One life: opened, written, trimmed, closed, opened on the next day, written again. */
  private static void live(ShakyDisk disk, LogOracle oracle) {
    for (int day = 0; day < 3 && !disk.dead(); day++) {
      try (SegmentLog log = open(disk, day)) {
        for (int i = 0; i < 14; i++) {
          oracle.send(log);
        }
        if (!disk.dead()) {
          trim(log);
        }
      } catch (LogException unusable) {
        // the disk was gone or erred while it was opened
      }
    }
  }

  private static void trim(SegmentLog log) {
    try {
      log.trim();
    } catch (UncheckedIOException failed) {
      return; // to be tried again some other time
    }
  }

  private static void holds(ShakyDisk disk, LogOracle oracle) {
    try (SegmentLog log = open(disk, 4)) {
      oracle.check(log);
      oracle.repeat(log);
      int before = oracle.committed();
      for (int i = 0; i < 6; i++) {
        oracle.send(log);
      }
      assertThat(oracle.committed()).isEqualTo(before + 6);
      oracle.check(log);
    }
    try (SegmentLog log = open(disk, 4)) {
      oracle.check(log);
    }
  }

  private static int steps() {
    ShakyDisk disk = new ShakyDisk(new Random(1));
    LogOracle oracle = new LogOracle();
    disk.failAt(-1, Fault.POWER);
    live(disk, oracle);
    assertThat(oracle.committed()).isEqualTo(42);
    int steps = disk.steps().size();
    holds(disk, oracle);
    return steps;
  }

  @Test
  void nothingThatWasToldIsLostWhenThePowerIsCutAtAnyStep() {
    Set<String> names = new TreeSet<>();
    int steps = steps();
    for (int seed = 0; seed < SEEDS; seed++) {
      for (int step = 0; step < steps; step++) {
        ShakyDisk disk = new ShakyDisk(new Random(seed * 10_000L + step));
        LogOracle oracle = new LogOracle();
        disk.failAt(step, Fault.POWER);
        live(disk, oracle);
        assertThat(disk.dead()).isTrue();
        names.add(disk.steps().getLast());
        disk.restart();
        holds(disk, oracle);
      }
    }
    assertThat(names).as("named crash points").hasSizeGreaterThanOrEqualTo(18);
  }

  @Test
  void norWhenItIsCutAgainWhileTheLogIsOpenedAndAgain() {
    int steps = steps();
    for (int step = 0; step < steps; step += 3) {
      ShakyDisk disk = new ShakyDisk(new Random(step));
      LogOracle oracle = new LogOracle();
      disk.failAt(step, Fault.POWER);
      live(disk, oracle);
      for (int again = 0; again < 3; again++) {
        disk.restart();
        disk.failAt((step + again * 5) % 11, Fault.POWER);
        live(disk, oracle);
      }
      disk.restart();
      holds(disk, oracle);
    }
  }

  @Test
  void anErrorOrAFullDiskAtAnyStepIsToldAndGotOver() {
    int steps = steps();
    for (Fault fault : Set.of(Fault.ERROR, Fault.FULL)) {
      for (int step = 0; step < steps; step++) {
        ShakyDisk disk = new ShakyDisk(new Random(step));
        LogOracle oracle = new LogOracle();
        disk.failAt(step, fault);
        live(disk, oracle);
        assertThat(oracle.committed()).as("step " + step).isGreaterThanOrEqualTo(27);
        disk.failAt(-1, fault);
        if (step % 2 == 0) {
          disk.restart();
        }
        holds(disk, oracle);
      }
    }
  }

  @Test
  void anErrorThenAPowerCutLoseNothing() {
    int steps = steps();
    for (int step = 0; step < steps; step++) {
      ShakyDisk disk = new ShakyDisk(new Random(step));
      LogOracle oracle = new LogOracle();
      disk.failAt(step, Fault.ERROR);
      try (SegmentLog log = open(disk, 0)) {
        for (int i = 0; i < 30; i++) {
          oracle.send(log);
        }
      } catch (LogException unusable) {
        continue;
      }
      disk.failAt(step % 7, Fault.POWER);
      live(disk, oracle);
      disk.restart();
      holds(disk, oracle);
    }
  }

  @Test
  void aFullDiskIsToldAndGoneOnAfterByItself() {
    for (long reserve : new long[] {0, 1000}) {
      ShakyDisk disk = new ShakyDisk(new Random(1));
      LogOracle oracle = new LogOracle();
      LogSettings settings = SMALL.reserving(reserve);
      try (SegmentLog log = SegmentLog.open(disk, settings, Clock.systemUTC(), new Random(2))) {
        for (int round = 0; round < 50; round++) {
          disk.full(true);
          assertThat(log.append(oracle.next()))
              .isInstanceOfSatisfying(
                  Refused.class, no -> assertThat(no.reason()).isEqualTo(Refusal.FULL));
          assertThat(log.trouble()).contains("No room");
          oracle.check(log);
          disk.full(false);
          oracle.send(log);
          assertThat(log.trouble()).isEmpty();
          assertThat(oracle.committed()).isEqualTo(round + 1);
        }
        oracle.check(log);
      }
      holds(disk, oracle);
    }
  }
}
