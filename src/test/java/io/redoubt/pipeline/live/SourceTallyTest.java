package io.redoubt.pipeline.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Taken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTallyTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(5000));
  private static final Taken DONE =
      new Taken.Committed(0, 2, false, List.of(new Taken.Unparsed(1, "no JSON")));

  private static Delivery from(String sender) {
    return Delivery.of("http", sender, List.of("ab".getBytes(UTF_8), "c".getBytes(UTF_8)));
  }

  @Test
  void countsWhatIsCommittedRepeatedAndRefusedApart() {
    SourceTally tally =
        new SourceTally(
            delivery ->
                switch (delivery.sender()) {
                  case "busy" -> new Taken.Refused(Taken.Refusal.BUSY, Duration.ZERO, "");
                  case "again" -> new Taken.Committed(0, 2, true, List.of());
                  default -> DONE;
                },
            CLOCK);
    for (String sender : List.of("a", "a", "again", "busy")) {
      tally.take(from(sender));
    }
    assertThat(tally.sources())
        .containsExactly(
            new SourceTally.Source("http", "a", true, 4, 6, 0, 2, 0, 5000, 5000),
            new SourceTally.Source("http", "again", true, 0, 0, 2, 0, 0, 5000, 0),
            new SourceTally.Source("http", "busy", true, 0, 0, 0, 0, 2, 5000, 0));
  }

  @Test
  void inventedNamesFillNoMemory() {
    SourceTally tally = new SourceTally(_ -> DONE, CLOCK);
    for (int i = 0; i < SourceTally.NAMED + 500; i++) {
      tally.take(from("sender-" + i));
    }
    tally.take(from("sender-0"));
    List<SourceTally.Source> all = tally.sources();
    assertThat(all).hasSize(SourceTally.NAMED + 1);
    assertThat(all.stream().mapToLong(SourceTally.Source::records).sum())
        .isEqualTo(2L * (SourceTally.NAMED + 501));
    assertThat(all.stream().filter(one -> !one.single()).findFirst().orElseThrow().records())
        .isEqualTo(1000);
  }
}
