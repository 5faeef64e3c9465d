package io.redoubt.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RoomTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  @Test
  void nobodyGoesBeforeThoseWhoWaitHoweverLittleHeBrings() throws Exception {
    Room room = new Room(10);
    assertThat(room.take(6, Duration.ZERO)).isTrue();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> large = threads.submit(() -> room.take(8, LONG));
      while (room.waiting() == 0) {
        Thread.onSpinWait();
      }
      assertThat(room.take(1, Duration.ZERO)).isFalse();
      room.give(6);
      assertThat(large.get()).isTrue();
      assertThat(room.taken()).isEqualTo(8);
      assertThat(room.take(1, Duration.ZERO)).isTrue();
    }
  }

  @Test
  void whatIsLargerThanAllOfItGoesAlone() throws InterruptedException {
    Room room = new Room(10);
    assertThat(room.take(1_000, Duration.ZERO)).isTrue();
    assertThat(room.take(1, Duration.ZERO)).isFalse();
    assertThat(room.empty(Duration.ZERO)).isFalse();
    room.give(1_000);
    assertThat(room.empty(Duration.ZERO)).isTrue();
    assertThat(room.taken()).isZero();
    assertThat(room.take(10, Duration.ZERO)).isTrue();
  }
}
