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
    EventBuilder builder = new EventBuilder();
    builder.begin(
        RawRecord.of(SourceEntry.named("t"), ("event " + number).getBytes(StandardCharsets.UTF_8)));
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
}
