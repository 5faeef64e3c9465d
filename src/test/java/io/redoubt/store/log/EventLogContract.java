package io.redoubt.store.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.EventLog.Batch;
import io.redoubt.event.port.EventLog.Stored;
import io.redoubt.event.port.Position;
import io.redoubt.event.port.Taken;
import io.redoubt.event.port.Taken.Committed;
import io.redoubt.event.port.Taken.Refused;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every log of events does. An implementation passes by opening itself.
abstract class EventLogContract {
  @SuppressWarnings("NullAway.Init")
  private EventLog log;

  /// Opens the log of this test, again the same one when called again.
  abstract EventLog open();

  @BeforeEach
  void opens() {
    log = open();
  }

  @AfterEach
  void closes() {
    log.close();
  }

  private void reopened() {
    log.close();
    log = open();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Delivery delivery(String... lines) {
    List<byte[]> records = new ArrayList<>();
    for (String line : lines) {
      records.add(bytes(line));
    }
    return Delivery.of("http", "192.0.2.1", records);
  }

  private static Delivery named(String batchId, String... lines) {
    return new Delivery("http", "me", "", delivery(lines).records(), batchId, List.of());
  }

  private static Delivery moved(long offset, String... lines) {
    List<Position> positions = List.of(new Position("/var/log/a", "g1", offset));
    return new Delivery("file", "/var/log/a", "syslog", delivery(lines).records(), "", positions);
  }

  private Committed committed(Delivery delivery) {
    Taken taken = log.append(delivery);
    assertThat(taken).isInstanceOf(Committed.class);
    return (Committed) taken;
  }

  private List<String> all() {
    List<String> texts = new ArrayList<>();
    long from = log.first();
    List<Batch> batches = log.read(from, 7);
    while (!batches.isEmpty()) {
      for (Batch batch : batches) {
        batch.delivery().records().forEach(r -> texts.add(new String(r, StandardCharsets.UTF_8)));
      }
      batches = log.read(batches.getLast().next(), 7);
    }
    return texts;
  }

  @Test
  void beginsEmpty() {
    assertThat(log.first()).isZero();
    assertThat(log.next()).isZero();
    assertThat(log.read(0, 10)).isEmpty();
    assertThat(log.record(0)).isEmpty();
    assertThat(log.positions()).isEmpty();
  }

  @Test
  void numbersRecordsWithoutAGap() {
    assertThat(committed(delivery("a", "b")).first()).isZero();
    assertThat(committed(delivery("c"))).isEqualTo(new Committed(2, 1, false, List.of()));
    assertThat(log.next()).isEqualTo(3);
    reopened();
    assertThat(committed(delivery("d")).first()).isEqualTo(3);
    assertThat(all()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void keepsBytesExactly() {
    byte[] every = new byte[256];
    for (int i = 0; i < 256; i++) {
      every[i] = (byte) i;
    }
    List<byte[]> odd = List.of(every, new byte[0], bytes("a\r\nb\n"), new byte[] {-1, 0, -2});
    log.append(new Delivery("hec", "key:ship", "csv", odd, "", List.of()));
    reopened();
    Delivery kept = log.read(0, 100).getFirst().delivery();
    assertThat(kept.records()).containsExactlyElementsOf(odd);
    assertThat(kept.channel()).isEqualTo("hec");
    assertThat(kept.sender()).isEqualTo("key:ship");
    assertThat(kept.declared()).isEqualTo("csv");
    Stored stored = log.record(3).orElseThrow();
    assertThat(stored.bytes()).isEqualTo(odd.get(3));
    assertThat(stored.declared()).isEqualTo("csv");
  }

  @Test
  void givesWholeDeliveriesAsManyAsAskedFor() {
    log.append(delivery("a", "b", "c"));
    log.append(delivery("d", "e"));
    log.append(delivery("f"));
    assertThat(log.read(0, 1)).extracting(Batch::first).containsExactly(0L);
    assertThat(log.read(0, 5)).extracting(Batch::first).containsExactly(0L, 3L);
    assertThat(log.read(1, 3)).extracting(Batch::first).containsExactly(0L);
    assertThat(log.read(3, 100)).extracting(Batch::first).containsExactly(3L, 5L);
    assertThat(log.read(6, 100)).isEmpty();
    assertThat(log.read(60, 100)).isEmpty();
  }

  @Test
  void findsEveryRecord() {
    Random random = new Random(7);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String[] lines = new String[1 + random.nextInt(20)];
      for (int k = 0; k < lines.length; k++) {
        lines[k] = "line " + expected.size() + " " + "x".repeat(random.nextInt(300));
        expected.add(lines[k]);
      }
      log.append(delivery(lines));
    }
    reopened();
    assertThat(log.next()).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i += 13) {
      assertThat(new String(log.record(i).orElseThrow().bytes(), StandardCharsets.UTF_8))
          .isEqualTo(expected.get(i));
    }
    assertThat(all()).isEqualTo(expected);
  }

  @Test
  void takesLargeDeliveries() {
    byte[] noise = new byte[3 << 20];
    new Random(1).nextBytes(noise);
    List<byte[]> records = new ArrayList<>(Collections.nCopies(20_000, bytes("a short line")));
    records.add(10_000, noise);
    log.append(Delivery.of("http", "", records));
    reopened();
    assertThat(log.record(10_000).orElseThrow().bytes()).isEqualTo(noise);
    assertThat(log.record(20_000).orElseThrow().bytes()).isEqualTo(bytes("a short line"));
    assertThat(log.read(0, 1).getFirst().delivery().records()).hasSize(20_001);
  }

  @Test
  void positionsAreCommittedWithTheirRecords() {
    log.append(moved(10, "a"));
    log.append(moved(20, "b"));
    log.append(moved(30));
    Position other = new Position("/var/log/b", "", 5);
    log.append(new Delivery("file", "", "", List.of(), "", List.of(other)));
    assertThat(log.positions())
        .containsExactlyInAnyOrder(new Position("/var/log/a", "g1", 30), other);
    reopened();
    assertThat(log.positions())
        .containsExactlyInAnyOrder(new Position("/var/log/a", "g1", 30), other);
    assertThat(all()).containsExactly("a", "b");
  }

  @Test
  void aRepeatedDeliveryIsKeptOnce() {
    Committed first = committed(named("k1", "a", "b"));
    log.append(delivery("c"));
    Committed again = committed(named("k1", "a", "b"));
    assertThat(again).isEqualTo(new Committed(first.first(), 2, true, List.of()));
    reopened();
    assertThat(committed(named("k1", "a", "b")).repeated()).isTrue();
    assertThat(all()).containsExactly("a", "b", "c");
  }

  @Test
  void theSameIdForOtherContentLosesNothing() {
    log.append(named("k1", "a"));
    assertThat(committed(named("k1", "b")).repeated()).isFalse();
    assertThat(all()).containsExactly("a", "b");
  }

  @Test
  void equalRecordsWithoutAnIdAreAllKept() {
    log.append(delivery("a", "a"));
    log.append(delivery("a", "a"));
    assertThat(all()).containsExactly("a", "a", "a", "a");
  }

  @Test
  void repetitionsAtTheSameTimeAreKeptOnce() {
    Set<Long> firsts = Collections.synchronizedSet(new HashSet<>());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        threads.execute(() -> firsts.add(committed(named("k1", "a")).first()));
      }
    }
    assertThat(firsts).hasSize(1);
    assertThat(all()).containsExactly("a");
  }

  @Test
  void manyAtATimeLoseNothing() {
    Set<String> expected = Collections.synchronizedSet(new HashSet<>());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 400; i++) {
        String text = "line " + i;
        threads.execute(
            () -> {
              Committed done = committed(delivery(text));
              byte[] kept = log.record(done.first()).orElseThrow().bytes();
              if (new String(kept, StandardCharsets.UTF_8).equals(text)) {
                expected.add(text);
              }
            });
      }
    }
    assertThat(expected).hasSize(400);
    reopened();
    assertThat(all()).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void refusesWhenClosed() {
    log.close();
    assertThat(log.append(delivery("a"))).isInstanceOf(Refused.class);
    log = open();
    assertThat(log.next()).isZero();
  }

  @Test
  void anInterruptedSenderIsToldAndKeepsItsFlag() {
    Thread.currentThread().interrupt();
    Taken taken = log.append(delivery("a"));
    boolean kept = Thread.interrupted();
    assertThat(kept).isTrue();
    long expected = taken instanceof Committed ? 1 : 0;
    assertThat(log.next()).isEqualTo(expected);
    assertThat(committed(delivery("b")).first()).isEqualTo(expected);
  }
}
