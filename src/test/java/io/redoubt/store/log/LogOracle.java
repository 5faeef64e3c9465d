package io.redoubt.store.log;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.EventLog.Batch;
import io.redoubt.event.port.Position;
import io.redoubt.event.port.Taken;
import io.redoubt.event.port.Taken.Committed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// A sender that knows what it was told, and holds the log to it. It sends records numbered from 0,
/// one position and one batch id with each delivery, and sends again what was refused.
final class LogOracle {
  static final String SOURCE = "source";

  /* The same deliveries are sent in every life. */
  private static final Map<Integer, Delivery> DELIVERIES = new ConcurrentHashMap<>();

  private final TreeMap<Integer, Long> committed = new TreeMap<>();
  private int sent;
  private int nextToSend;

  /// The next delivery, of one to three records.
  Delivery next() {
    return delivery(nextToSend);
  }

  static Delivery delivery(int number) {
    return DELIVERIES.computeIfAbsent(number, LogOracle::made);
  }

  private static Delivery made(int number) {
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i <= number % 3; i++) {
      String filling = noise(number * 31 + i, number * 37 % 400);
      records.add((number + "." + i + " " + filling).getBytes(StandardCharsets.UTF_8));
    }
    List<Position> positions = List.of(new Position(SOURCE, "g", number));
    return new Delivery("http", "me", "", records, "batch " + number, positions);
  }

  /* Text that does not become shorter when it is compressed. */
  private static String noise(int seed, int length) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append((char) ('!' + random.nextInt(90)));
    }
    return text.toString();
  }

  /// Sends the next delivery; it is the next again when it is refused.
  void send(EventLog log) {
    sent = Math.max(sent, nextToSend + 1);
    Taken taken = log.append(next());
    if (taken instanceof Committed done) {
      committed.put(nextToSend, done.first());
      nextToSend++;
    }
  }

  int committed() {
    return committed.size();
  }

  /// Everything it was told is true; nothing is there that was not sent, or twice, or changed.
  void check(EventLog log) {
    Set<Integer> seen = new HashSet<>();
    List<Batch> batches = log.read(log.first(), 5);
    long before = -1;
    while (!batches.isEmpty()) {
      for (Batch batch : batches) {
        assertThat(batch.first()).isGreaterThan(before);
        before = batch.next() - 1;
        int number = number(batch);
        assertThat(seen.add(number)).as("delivery " + number + " once").isTrue();
        assertThat(number).isLessThan(sent);
        Long told = committed.get(number);
        if (told != null) {
          assertThat(batch.first()).isEqualTo(told);
        }
      }
      batches = log.read(batches.getLast().next(), 5);
    }
    committed.forEach(
        (number, first) -> {
          if (first >= log.first()) {
            assertThat(seen).as("delivery " + number + " was committed").contains(number);
          }
        });
    positions(log, seen);
  }

  private static int number(Batch batch) {
    byte[] record = batch.delivery().records().getFirst();
    String text = new String(record, StandardCharsets.UTF_8);
    int number = Integer.parseInt(text.substring(0, text.indexOf('.')));
    assertThat(batch.delivery().records()).containsExactlyElementsOf(delivery(number).records());
    return number;
  }

  /* With the data, never before or behind it. */
  private void positions(EventLog log, Set<Integer> seen) {
    long last = seen.stream().mapToInt(Integer::intValue).max().orElse(-1);
    long position = log.positions().stream().mapToLong(Position::offset).max().orElse(-1);
    if (last >= 0 || committed.isEmpty()) {
      assertThat(position).isEqualTo(last);
    }
  }

  /// A repetition of what was committed last changes nothing.
  void repeat(EventLog log) {
    if (!committed.isEmpty()) {
      int number = committed.lastKey();
      assertThat(log.append(delivery(number)))
          .isEqualTo(
              new Committed(
                  requireNonNull(committed.get(number)), number % 3 + 1, true, List.of()));
    }
  }
}
