package io.redoubt.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.Snapshot;
import io.redoubt.testing.Seeds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// However often somebody looks, and wherever the run is stopped and begun anew: the same alerts.
class StopAndGoOnTest {
  private static final long ARRIVED = Instant.parse("2026-03-18T12:00:00Z").toEpochMilli();

  private static final List<byte[]> LINES = lines();
  private static final Book ONCE = once(LINES);

  private static List<byte[]> lines() {
    try {
      List<byte[]> lines = new ArrayList<>();
      for (String file : List.of("web01/auth.log", "sensor/eve.json", "web01/nginx/access.log")) {
        lines.addAll(Runs.lines(Path.of("samples/incident", file)));
      }
      return lines;
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static Book once(List<byte[]> lines) {
    Book book = new Book();
    DeadLetters letters = new DeadLetters();
    LiveDetection live = Runs.detection(book, letters);
    Runs.feed(live, Runs.log(ARRIVED, lines, 50), Runs.reader(letters));
    live.tell(true);
    return book;
  }

  @Test
  void oneRunTellsOfSomething() {
    assertThat(ONCE.alerts).hasSizeGreaterThan(2);
    assertThat(ONCE.incidents).isNotEmpty();
  }

  @Seeds(12)
  void toldInPiecesIsTheSame(long seed) {
    Random random = new Random(seed);
    MemoryLog log = Runs.log(ARRIVED, LINES, 50);
    Book book = new Book();
    DeadLetters letters = new DeadLetters();
    LiveDetection live = Runs.detection(book, letters);
    DeliveryReader reader = Runs.reader(letters);
    for (int at = 0; at < LINES.size(); at += 1 + random.nextInt(150)) {
      Runs.feed(live, log.until(at), reader);
      live.tell(random.nextInt(4) > 0);
    }
    Runs.feed(live, log, reader);
    live.tell(true);
    same(book);
  }

  @Seeds(12)
  void stoppedAnywhereIsTheSame(long seed) {
    Random random = new Random(seed);
    MemoryLog log = Runs.log(ARRIVED, LINES, 50);
    Book book = new Book();
    DeadLetters letters = new DeadLetters();
    for (int at = random.nextInt(200); at < LINES.size(); at += 1 + random.nextInt(400)) {
      LiveDetection stopped = Runs.detection(book, letters);
      Runs.feed(stopped, log.until(at), Runs.reader(letters));
      stopped.tell(true);
    }
    LiveDetection last = Runs.detection(book, letters);
    Runs.feed(last, log, Runs.reader(letters));
    last.tell(true);
    same(book);
  }

  @Seeds(15)
  void goingOnFromWhatWasKeptIsTheSame(long seed) {
    Random random = new Random(seed);
    MemoryLog log = Runs.log(ARRIVED, LINES, 50);
    Book book = new Book();
    DeadLetters letters = new DeadLetters();
    Kept kept = new Kept();
    Memory memory = new Memory(kept, letters);
    for (int at = random.nextInt(200); at < LINES.size(); at += 1 + random.nextInt(400)) {
      MemoryLog until = log.until(at);
      LiveDetection live = Runs.detection(book, letters);
      memory.restore(live, 0, until.next());
      Runs.feed(live, until, Runs.reader(letters));
      live.tell(true);
      if (random.nextInt(3) > 0) {
        memory.keep(live, ARRIVED);
      }
    }
    LiveDetection last = Runs.detection(book, letters);
    memory.restore(last, 0, log.next());
    assertThat(kept.all.isEmpty() || last.next() == kept.all.getFirst().next()).isTrue();
    Runs.feed(last, log, Runs.reader(letters));
    last.tell(true);
    assertThat(letters.letters()).isEmpty();
    same(book);
  }

  @Seeds(40)
  void whatWasKeptAndDamagedCostsOnlyReading(long seed) {
    Random random = new Random(seed);
    MemoryLog log = Runs.log(ARRIVED, LINES.subList(0, 300), 50);
    DeadLetters letters = new DeadLetters();
    Kept kept = new Kept();
    Memory memory = new Memory(kept, letters);
    LiveDetection live = Runs.detection(new Book(), letters);
    Runs.feed(live, log, Runs.reader(letters));
    live.tell(true);
    memory.keep(live, ARRIVED);
    Snapshot good = kept.all.removeFirst();
    byte[] bytes = good.bytes().clone();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    kept.put(new Snapshot(good.name(), good.version(), good.next(), good.taken(), bytes));
    LiveDetection next = Runs.detection(new Book(), letters);
    memory.restore(next, 0, log.next());
    assertThat(next.next()).isIn(0L, good.next());
  }

  private static void same(Book book) {
    assertThat(book.alerts.keySet()).isEqualTo(ONCE.alerts.keySet());
    assertThat(book.alerts).isEqualTo(ONCE.alerts);
    assertThat(book.incidents).isEqualTo(ONCE.incidents);
  }
}
