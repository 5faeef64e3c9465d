package io.redoubt.ingest.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Taken;
import io.redoubt.testing.RecordingIntake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
  private static final long MEMORY = 100_000;

  private final RecordingIntake intake = new RecordingIntake();
  private final Counts counts = new Counts();
  private final Room room = new Room(MEMORY);
  private final Handover handover = new Handover(Protocol.SYSLOG_UDP, intake, counts, Pause.REAL);
  private final Lanes lanes =
      new Lanes(
          new Connection.Shared(
              ListenersTest.limits(10_000, 50), room, counts, handover, Pause.REAL));

  private void add(String sender, int record) {
    lanes.add(sender, Integer.toString(record).getBytes(StandardCharsets.UTF_8));
  }

  private Tally closed() {
    lanes.close(Duration.ofSeconds(20));
    return counts.tally(new Endpoint(Protocol.SYSLOG_UDP, "h", 1), 0, 0);
  }

  @Test
  void keepsTheOrderWithinASender() {
    for (int i = 0; i < 300; i++) {
      add("192.0.2." + i % 2, i);
    }
    assertThat(closed().accepted()).isEqualTo(300);
    for (int sender = 0; sender < 2; sender++) {
      int parity = sender;
      assertThat(
              intake.deliveries().stream()
                  .filter(delivery -> delivery.sender().equals("192.0.2." + parity))
                  .map(Delivery::records)
                  .flatMap(records -> records.stream())
                  .map(record -> new String(record, StandardCharsets.UTF_8)))
          .containsExactlyElementsOf(
              IntStream.range(0, 300)
                  .filter(i -> i % 2 == parity)
                  .mapToObj(Integer::toString)
                  .toList());
    }
    assertThat(room.left()).isEqualTo(MEMORY);
  }

  @Test
  void forgedSendersTakeNoMoreThanTheRoom() {
    intake.refuse(Taken.Refusal.BUSY);
    for (int i = 0; i < 1_000; i++) {
      add("sender " + i, i);
    }
    intake.accept();
    Tally tally = closed();
    assertThat(tally.accepted()).isEqualTo(intake.deliveries().size()).isLessThan(100);
    assertThat(tally.accepted() + tally.dropped()).isEqualTo(1_000);
    assertThat(room.left()).isEqualTo(MEMORY);
  }
}
