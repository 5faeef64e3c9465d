package io.redoubt.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.Seeds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// A hundred attacks by as many addresses, some hours apart, which come by way of four senders that
/// are not equally fast: while they come they are told one by one, then by the hour, then as one.
@Order(1) // long: begins first
class StoppedStormTest {
  private static final long ARRIVED = Instant.parse("2026-03-18T12:00:00Z").toEpochMilli();
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final int SENDERS = 4;
  private static final int GUESSES = 12;
  private static final int STOPS = 10;

  @Seeds(6)
  void whatWasToldEarlyIsNotLeftStandingBesideWhatItBecameAPartOf(long seed) {
    check(seed, 1 + Math.floorMod(seed, 13), 1_600);
  }

  /// More than sixty-four addresses attack. One of them is told while it still has a place of its
  /// own; after a stop there are others before it, and it has none.
  @Test
  void whoFindsNoPlaceAnyMoreIsKnownByTheNameThatHeHadThere() {
    check(5_413_825_063_057_798_884L, 7, 1_600);
  }

  /// Some four hundred and sixty addresses: more than there are names kept of what lasts.
  @Test
  void ofALargeStormAllNamesAreKnown() {
    check(7_887_083_129_949_472_399L, 7, 6_000);
  }

  private static void check(long seed, long hours, int count) {
    Random random = new Random(seed);
    MemoryLog log = Runs.log(ARRIVED, lines(random, hours, count), 10);
    DeadLetters letters = new DeadLetters();
    Book once = new Book();
    LiveDetection whole = Runs.detection(once, letters);
    Runs.feed(whole, log, Runs.reader(letters));
    whole.tell(true);
    Book book = new Book();
    Memory memory = new Memory(new Kept(), letters);
    for (int stop = 1; stop <= STOPS; stop++) {
      MemoryLog until = log.until(count * stop / STOPS);
      LiveDetection live = Runs.detection(book, letters);
      memory.restore(live, 0, until.next());
      int first = count * (stop - 1) / STOPS;
      Runs.feed(live, log.until(first + random.nextInt(count / STOPS)), Runs.reader(letters));
      live.tell(true);
      Runs.feed(live, until, Runs.reader(letters));
      live.tell(true);
      if (random.nextInt(3) == 0) {
        memory.keep(live, ARRIVED);
      }
    }
    assertThat(letters.letters()).isEmpty();
    assertThat(book.alerts).isEqualTo(once.alerts);
    assertThat(book.incidents).isEqualTo(once.incidents);
  }

  private static List<byte[]> lines(Random random, long hours, int count) {
    int[] numbers = new int[SENDERS];
    List<byte[]> lines = new ArrayList<>();
    while (lines.size() < count) {
      int sender = random.nextInt(SENDERS);
      for (int i = 0; i < 10; i++) {
        lines.add(line(sender, numbers[sender]++, hours).getBytes(StandardCharsets.UTF_8));
      }
    }
    return lines;
  }

  private static String line(int sender, int number, long hours) {
    int block = number / (GUESSES + 1);
    int in = number % (GUESSES + 1);
    return "%s web-%d sshd[%d]: %s password for op%d from 203.0.%d.%d port %d ssh2"
        .formatted(
            BEGIN.plusSeconds(block * hours * 3600 + in),
            sender,
            number + 1,
            in < GUESSES ? "Failed" : "Accepted",
            block,
            40 + sender,
            block % 250 + 1,
            1024 + number);
  }
}
