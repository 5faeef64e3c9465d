package io.redoubt.correlate.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// How many groups are kept follows the heap.
class RoomTest {
  @Test
  void largeGroupsLeaveRoomForCollectionsInEveryHeap() {
    for (long mebi : new long[] {256, 448, 512, 640, 768, 4_096}) {
      long heap = mebi << 20;
      long groups = Room.of(heap).large();
      assertThat(groups).isBetween(10_000L, 100_000L);
      assertThat(groups == 10_000 || groups * 1_664 + (180L << 20) <= heap / 3 * 2)
          .as(mebi + " MiB")
          .isTrue();
    }
    assertThat(Room.of(448L << 20).large()).isBetween(73_000, 76_000);
    assertThat(Room.of(512L << 20).large()).isEqualTo(100_000);
  }
}
