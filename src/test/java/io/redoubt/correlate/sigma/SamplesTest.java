package io.redoubt.correlate.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.state.StateOut;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private static final long MINUTE = 60_000;

  private static Event event(int number) {
    return event(number, 0);
  }

  private static Event event(int number, int longer) {
    String text = "event " + number + "x".repeat(longer);
    EventBuilder builder = new EventBuilder();
    builder.begin(RawRecord.of(SourceEntry.named("t"), text.getBytes(StandardCharsets.UTF_8)));
    return builder.build();
  }

  private static int written(Samples samples) {
    StateOut out = new StateOut();
    samples.write(out);
    return out.toByteArray().length;
  }

  @Test
  void remembersNothingOfStretchesThatItKeepsNothingOf() {
    Samples samples = new Samples(MINUTE, new Samples.Budget(0, 1 << 20));
    samples.offer(0, event(0));
    int one = written(samples);
    for (int i = 1; i < 10_000; i++) {
      samples.offer(i * MINUTE, event(i));
    }
    assertThat(samples.size()).isEqualTo(1);
    assertThat(written(samples)).isEqualTo(one);
  }

  @Test
  void roomThatIsGivenBackIsUsedHoweverOftenThereWasNone() {
    Samples.Budget budget = new Samples.Budget(2, 1 << 20);
    Samples samples = new Samples(MINUTE, budget);
    for (int i = 0; i < 1_000; i++) {
      samples.offer(i * MINUTE, event(i));
    }
    assertThat(samples.size()).isEqualTo(3);
    budget.giveBack(2, 1 << 12);
    samples.offer(2_000 * MINUTE, event(2_000));
    samples.offer(2_001 * MINUTE, event(2_001));
    assertThat(samples.size()).isEqualTo(5);
  }

  @Test
  void largeEventsInThePlaceOfSmallOnesTakeNoMoreRoomThanThereIs() {
    int room = 20_000;
    Samples.Budget budget = new Samples.Budget(1_000, room);
    Samples samples = new Samples(MINUTE, budget);
    for (int stretch = 0; stretch < 3; stretch++) {
      for (int i = 0; i < 10; i++) {
        samples.offer(stretch * MINUTE + i, event(i));
      }
    }
    assertThat(samples.size()).isEqualTo(30);
    for (int i = 10; i < 1_000; i++) {
      samples.offer(i % 3 * MINUTE + i, event(i, 1 + i * 7 % 8_000));
      long kept = Samples.Budget.size(samples.any()) + samples.borrowedBytes();
      assertThat(samples.borrowedBytes()).isBetween(0L, (long) room);
      assertThat(samples.between(0, 3 * MINUTE).stream().mapToLong(Samples.Budget::size).sum())
          .isLessThanOrEqualTo(kept);
    }
    samples.offer(MINUTE + 1_000, event(1));
    assertThat(samples.between(MINUTE + 1_000, MINUTE + 1_000))
        .extracting(e -> e.record().text())
        .containsExactly("event 1");
  }
}
