package io.redoubt.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.TimeStatus;
import org.junit.jupiter.api.Test;

class TimeTallyTest {
  private static final long START = 1_700_000_000L;

  @Test
  void noEventIsLostWhenSlicesBecomeTooMany() {
    TimeTally tally = new TimeTally();
    int events = 45_000;
    for (int i = 0; i < events; i++) {
      tally.add(TimeStatus.OK, START + 60L * i);
    }
    assertThat(tally.histogram(7).stream().mapToLong(Long::longValue).sum()).isEqualTo(events);
  }

  @Test
  void eventsCountInTheirSliceWhateverCameBefore() {
    TimeTally tally = new TimeTally();
    for (long seconds : new long[] {0, 59, 60, 59, 119, 120, 0, 179}) {
      tally.add(TimeStatus.OK, START / 60 * 60 + seconds);
    }
    assertThat(tally.histogram(3)).containsExactly(4L, 2L, 2L);
  }
}
