package io.redoubt.pipeline.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.port.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What nothing arrived for in a day stays as it is; what is late by less belongs to it.
class SettleTest {
  private static final long ARRIVED = Instant.parse("2026-03-18T12:00:00Z").toEpochMilli();
  private static final byte[] NOISE = "something else".getBytes(UTF_8);

  private final Book book = new Book();
  private final DeadLetters letters = new DeadLetters();
  private final LiveDetection live = Runs.detection(book, letters);
  private final DeliveryReader reader = Runs.reader(letters);
  private final MemoryLog log = new MemoryLog(ARRIVED);

  private static List<byte[]> lines() throws IOException {
    return Runs.lines(Path.of("samples/incident/web01/auth.log"));
  }

  private void arrives(Duration after, List<byte[]> lines) {
    log.clock(ARRIVED + after.toMillis());
    log.append(Delivery.of("http", "", lines));
    Runs.feed(live, log, reader);
    live.tell(true);
    assertThat(letters.letters()).isEmpty();
  }

  @Test
  void lateAndShuffledRecordsGiveTheSameAlerts() throws IOException {
    arrives(Duration.ZERO, lines());
    Book late = new Book();
    LiveDetection other = Runs.detection(late, letters);
    List<byte[]> shuffled = new ArrayList<>(lines());
    Collections.shuffle(shuffled, new Random(5));
    MemoryLog slow = new MemoryLog(ARRIVED);
    for (int i = 0; i < shuffled.size(); i++) {
      slow.clock(ARRIVED + i * Duration.ofMinutes(3).toMillis());
      slow.append(Delivery.of("http", "", List.of(shuffled.get(i))));
    }
    Runs.feed(other, slow, reader);
    other.tell(true);
    assertThat(told(late)).isEqualTo(told(book));
  }

  private static Map<String, String> told(Book book) {
    Map<String, String> told = new HashMap<>();
    for (Alert alert : book.alerts.values()) {
      told.put(alert.id(), alert.title() + " " + alert.eventCount() + " " + alert.severity());
    }
    return told;
  }

  @Test
  void whatWasQuietForADayStaysAndTheSameAgainIsAnother() throws IOException {
    arrives(Duration.ZERO, lines());
    Map<String, Alert> first = Map.copyOf(book.alerts);
    assertThat(live.counters().open()).isEqualTo(first.size());
    arrives(Duration.ofHours(26), List.of(NOISE));
    arrives(Duration.ofHours(28), List.of(NOISE));
    assertThat(live.counters().open()).isZero();
    assertThat(book.alerts).containsAllEntriesOf(first);
    arrives(Duration.ofHours(28), lines());
    assertThat(book.alerts).hasSize(2 * first.size()).containsAllEntriesOf(first);
  }

  @Test
  void anotherRunOverTheSameLogSettlesTheSame() throws IOException {
    arrives(Duration.ZERO, lines());
    arrives(Duration.ofHours(5), lines().subList(0, 50));
    arrives(Duration.ofHours(40), List.of(NOISE));
    arrives(Duration.ofHours(41), lines());
    Book again = new Book();
    LiveDetection other = Runs.detection(again, letters);
    Runs.feed(other, log, reader);
    other.tell(true);
    assertThat(again.alerts).isEqualTo(book.alerts);
    assertThat(again.incidents).isEqualTo(book.incidents);
  }
}
