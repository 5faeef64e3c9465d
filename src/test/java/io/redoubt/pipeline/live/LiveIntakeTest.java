package io.redoubt.pipeline.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.Taken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LiveIntakeTest {
  private final MemoryLog log = new MemoryLog(1_000_000);
  private final DeadLetters letters = new DeadLetters();
  private final LiveIntake intake = intake(new LiveIntake.Limits(1000, Duration.ZERO));

  private LiveIntake intake(LiveIntake.Limits limits) {
    return new LiveIntake(log, Runs.FORMATS, limits, letters, () -> {});
  }

  private static Delivery delivery(String declared, String... records) {
    List<byte[]> bytes = new ArrayList<>();
    for (String record : records) {
      bytes.add(record.getBytes(UTF_8));
    }
    return new Delivery("http", "here", declared, bytes, "", List.of());
  }

  @Test
  void answersWithTheNumbersOfWhatIsCommitted() {
    assertThat(intake.take(delivery("", "a", "b")))
        .isEqualTo(new Taken.Committed(0, 2, false, List.of()));
    assertThat(intake.take(delivery("", "c")))
        .isEqualTo(new Taken.Committed(2, 1, false, List.of()));
    assertThat(intake.counters().committed()).isEqualTo(3);
  }

  @Test
  void saysWhichRecordsAreNotWhatTheyWereDeclaredToBeAndKeepsThem() {
    Taken taken = intake.take(delivery("json", "{\"a\":1}", "no json", "{\"a\":"));
    assertThat(taken).isInstanceOf(Taken.Committed.class);
    assertThat(((Taken.Committed) taken).unparsed())
        .extracting(Taken.Unparsed::index)
        .contains(1)
        .doesNotContain(0);
    assertThat(log.next()).isEqualTo(3);
    assertThat(intake.counters().unparsed()).isPositive();
  }

  @Test
  void whatComesAsGelfIsCheckedForItsMarks() {
    String least = "{\"version\":\"1.1\",\"host\":\"web01\",\"short_message\":\"it burns\"}";
    String whole =
        "{\"version\":\"1.1\",\"host\":\"web01\",\"short_message\":\"it burns\",\"level\":3,"
            + "\"timestamp\":1764000000.25,\"_user\":\"ana\"}";
    Taken taken = intake.take(delivery("gelf", least, whole, "{\"a\":1}", "no json"));
    assertThat(((Taken.Committed) taken).unparsed())
        .containsExactly(new Taken.Unparsed(2, "not gelf"), new Taken.Unparsed(3, "no JSON"));
  }

  @Test
  void namesAFormatThatDoesNotExist() {
    Taken taken = intake.take(delivery("no.such", "a"));
    assertThat(((Taken.Committed) taken).unparsed())
        .containsExactly(new Taken.Unparsed(0, "no such format: no.such"));
  }

  @Test
  void whatTheLogRefusesIsRefusedAndCounted() {
    log.refuse(Taken.Refusal.FULL);
    assertThat(intake.take(delivery("", "a", "b"))).isInstanceOf(Taken.Refused.class);
    assertThat(intake.counters().refused()).containsEntry(Taken.Refusal.FULL, 2L);
    assertThat(intake.counters().received()).isEqualTo(2);
  }

  @Test
  void moreThanThereIsRoomForIsRefusedAsBusy() throws InterruptedException {
    Room room = new Room(100);
    assertThat(room.take(60, Duration.ZERO)).isTrue();
    assertThat(room.take(60, Duration.ZERO)).isFalse();
    room.give(60);
    assertThat(room.take(1000, Duration.ZERO)).as("alone").isTrue();
    assertThat(room.take(1, Duration.ZERO)).isFalse();
    assertThat(room.empty(Duration.ZERO)).isFalse();
    room.give(1000);
    assertThat(room.empty(Duration.ZERO)).isTrue();
  }

  @Test
  void nothingIsTakenAnyMoreWhenItCloses() throws InterruptedException {
    assertThat(intake.drain(Duration.ofSeconds(1))).isTrue();
    assertThat(intake.take(delivery("", "a")))
        .isInstanceOfSatisfying(
            Taken.Refused.class, r -> assertThat(r.reason()).isEqualTo(Taken.Refusal.CLOSING));
    assertThat(log.next()).isZero();
  }

  @Test
  void bytesOfAnyKindAreKeptAndReadWithoutALetter() {
    Random random = new Random(7);
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      records.add(bytes);
    }
    for (String declared : List.of("", "json", "syslog", "suricata.eve", "cef")) {
      LiveIntake wide = intake(LiveIntake.Limits.STANDARD);
      assertThat(wide.take(new Delivery("http", "", declared, records, "", List.of())))
          .isInstanceOf(Taken.Committed.class);
    }
    DeliveryReader reader = Runs.reader(letters);
    log.read(0, 10_000).forEach(batch -> assertThat(reader.read(batch)).hasSize(300));
    assertThat(letters.letters()).isEmpty();
  }

  @Property(tries = 200)
  void oneRecordIsOneEventWithItsExactBytes(@ForAll @Size(max = 400) byte[] bytes) {
    MemoryLog one = new MemoryLog(5);
    one.append(Delivery.of("http", "", List.of(bytes)));
    DeadLetters none = new DeadLetters();
    var events = Runs.reader(none).read(one.read(0, 1).getFirst());
    assertThat(events).hasSize(1);
    assertThat(events.getFirst().event().record().bytes()).isEqualTo(bytes);
    assertThat(events.getFirst().event().id()).isEqualTo(DeliveryReader.id(0));
    assertThat(none.count()).isZero();
  }
}
