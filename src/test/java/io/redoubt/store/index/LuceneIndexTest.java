package io.redoubt.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.EventFinder.Bucket;
import io.redoubt.event.port.EventFinder.Found;
import io.redoubt.event.port.EventFinder.Hit;
import io.redoubt.event.port.EventFinder.Place;
import io.redoubt.event.port.EventFinder.Search;
import io.redoubt.event.port.EventFinder.ValueCount;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.EventIndex;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneIndexTest {
  private static final long DAY = 86_400_000;
  private static final long START = Instant.parse("2026-03-17T00:00:00Z").toEpochMilli();

  @TempDir private Path folder = Path.of("");
  private long now = 1_000_000;

  private LuceneIndex open() {
    return new LuceneIndex(folder, () -> Instant.ofEpochMilli(now));
  }

  private static Found all(EventIndex index) {
    return index.search(new Search(Query.All.ALL, Window.ALL, 10_000, null));
  }

  private static List<Long> sequences(Found found) {
    return found.hits().stream().map(Hit::place).map(Place::sequence).toList();
  }

  @Test
  void findsTheLatestFirstAndGoesOnFromAnyHit() {
    try (LuceneIndex index = open()) {
      index.take(Numbered.logons(0, 50), 50);
      index.commit();
      Query failed = new Query.Phrase(List.of("failed"));
      List<Long> paged = new ArrayList<>();
      Place after = null;
      while (true) {
        Found page = index.search(new Search(failed, Window.ALL, 7, after));
        assertThat(page.total()).isEqualTo(40);
        if (page.hits().isEmpty()) {
          break;
        }
        paged.addAll(sequences(page));
        after = page.hits().getLast().place();
      }
      assertThat(paged).hasSize(40).doesNotHaveDuplicates().startsWith(49L, 48L, 47L, 46L, 44L);
    }
  }

  @Test
  void findsTheLatestOfManyHoweverTheyArrived() {
    long seed = System.nanoTime();
    List<NumberedEvent> inOrder = Numbered.logons(0, 1200);
    List<NumberedEvent> shuffled = new ArrayList<>(inOrder);
    Collections.shuffle(shuffled, new Random(seed));
    List<NumberedEvent> events =
        Numbered.of(0, shuffled.stream().map(NumberedEvent::event).toList());
    List<Long> expected =
        events.stream()
            .sorted(Comparator.comparingLong(Documents::time).reversed())
            .filter(event -> event.event().record().text().contains("Failed"))
            .map(NumberedEvent::sequence)
            .toList();
    try (LuceneIndex index = open()) {
      index.take(events.subList(0, 500), 500);
      index.commit();
      index.take(events.subList(500, 1200), 1200);
      index.commit();
      Query failed = new Query.Phrase(List.of("failed"));
      List<Long> paged = new ArrayList<>();
      for (Place after = null; paged.size() < expected.size(); ) {
        Found page = index.search(new Search(failed, Window.ALL, 5, after));
        assertThat(page.total()).isEqualTo(960);
        paged.addAll(sequences(page));
        after = page.hits().getLast().place();
      }
      assertThat(paged).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  void looksIntoTheWindowOnly() {
    try (LuceneIndex index = open()) {
      index.take(Numbered.logons(0, 50), 50);
      index.commit();
      Window window = new Window(START + 10_000, START + 12_000);
      assertThat(sequences(index.search(new Search(Query.All.ALL, window, 10, null))))
          .containsExactly(11L, 10L);
    }
  }

  @Test
  void countsByTimeAndByValue() {
    try (LuceneIndex index = open()) {
      index.take(Numbered.logons(0, 100), 100);
      index.commit();
      Query failed = new Query.Phrase(List.of("failed"));
      assertThat(index.histogram(failed, Window.ALL, 60_000, 10).counts())
          .containsExactly(new Bucket(START, 48), new Bucket(START + 60_000, 32));
      assertThat(index.histogram(Query.All.ALL, Window.ALL, 60_000, 1))
          .satisfies(counted -> assertThat(counted.complete()).isFalse())
          .satisfies(
              counted -> assertThat(counted.counts()).containsExactly(new Bucket(START, 60)));
      assertThat(index.values(failed, Window.ALL, "user.name", 5).counts())
          .containsExactly(new ValueCount("alice", 40), new ValueCount("root", 40));
      assertThat(index.values(Query.All.ALL, Window.ALL, "host.name", 1).counts())
          .containsExactly(new ValueCount("web0", 34));
      assertThat(index.fields("source", 2)).containsExactly("source.ip", "source.port");
    }
  }

  @Test
  void knowsEventsByTheirIds() {
    List<NumberedEvent> events = new ArrayList<>(Numbered.logons(0, 1));
    try (LuceneIndex index = open()) {
      index.take(events, 1);
      index.commit();
      assertThat(index.sequence(events.getFirst().event().id())).hasValue(0);
      assertThat(index.sequence("00000000000000000000")).isEmpty();
      assertThat(index.sequence("no id")).isEmpty();
    }
  }

  @Test
  void whatWasNotCommittedIsWantedAgainAndTakenOnce() {
    LuceneIndex killed = open();
    killed.take(Numbered.logons(0, 10), 10);
    killed.commit();
    killed.take(Numbered.logons(10, 10), 20);
    Path copy = copied();
    killed.close();
    try (LuceneIndex index = new LuceneIndex(copy, Instant::now)) {
      assertThat(index.next()).isEqualTo(10);
      index.take(Numbered.logons(5, 15), 20);
      index.commit();
      assertThat(sequences(all(index))).hasSize(20).doesNotHaveDuplicates();
      assertThat(index.next()).isEqualTo(20);
    }
  }

  @Test
  void holdsNothingBehindTheEndOfTheLogAndDoesNotForgetWhatNumbersItSaw() {
    try (LuceneIndex index = open()) {
      index.take(Numbered.logons(0, 50), 50);
    }
    try (LuceneIndex index = open()) {
      assertThat(index.cutOff(20)).isEqualTo(50);
      assertThat(sequences(all(index))).hasSize(20).startsWith(19L);
      assertThat(index.state().events()).isEqualTo(20);
      assertThat(index.next()).isEqualTo(50);
      index.take(Numbered.logons(50, 5), 55);
    }
    try (LuceneIndex index = open()) {
      assertThat(index.cutOff(55)).isEqualTo(55);
      assertThat(sequences(all(index))).hasSize(25).startsWith(54L).endsWith(0L);
    }
  }

  @Test
  void becomesSearchableByItselfWithinASecond() {
    try (LuceneIndex index = open()) {
      index.take(Numbered.logons(0, 3), 3);
      assertThat(all(index).total()).isEqualTo(3);
      index.take(Numbered.logons(3, 3), 6);
      now += 1000;
      assertThat(all(index).total()).isEqualTo(6);
    }
  }

  @Test
  void aDamagedPartitionIsBuiltAgainAndTheOthersStay() throws IOException {
    try (LuceneIndex index = open()) {
      for (int day = 0; day < 3; day++) {
        index.take(shifted(Numbered.logons(day * 10L, 10), day * DAY), day * 10L + 10);
      }
    }
    List<Path> partitions = partitions();
    assertThat(partitions).hasSize(3);
    try (Stream<Path> files = Files.list(partitions.get(1))) {
      Path segments =
          files
              .filter(f -> f.getFileName().toString().startsWith("segments"))
              .findAny()
              .orElseThrow();
      Files.write(segments, new byte[] {1, 2, 3});
    }
    try (LuceneIndex index = open()) {
      assertThat(all(index).total()).isEqualTo(20);
      assertThat(index.missing()).isEqualTo(10);
      assertThat(index.next()).isEqualTo(10);
      index.take(shifted(Numbered.logons(10, 10), DAY), 20);
      assertThat(index.next()).isEqualTo(30);
      index.take(shifted(Numbered.logons(20, 15), 2 * DAY), 35);
      index.commit();
      assertThat(sequences(all(index))).hasSize(35).doesNotHaveDuplicates();
      assertThat(index.missing()).isZero();
    }
    try (LuceneIndex index = open()) {
      assertThat(index.next()).isEqualTo(35);
      assertThat(all(index).total()).isEqualTo(35);
    }
  }

  @Test
  void aPartitionThatTurnsOutToBeDamagedIsBuiltAgainWhileRunning() throws IOException {
    try (LuceneIndex index = open()) {
      index.take(Numbered.logons(0, 30), 30);
    }
    try (Stream<Path> files = Files.list(partitions().getFirst())) {
      for (Path file : files.toList()) {
        if (file.toString().endsWith(".cfs")) {
          Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
        }
      }
    }
    try (LuceneIndex index = open()) {
      index.take(Numbered.logons(30, 5), 35);
      index.commit();
      assertThat(index.missing()).isZero();
      assertThat(all(index).total()).isEqualTo(5);
      assertThat(index.missing()).isEqualTo(30);
      assertThat(index.next()).isZero();
      assertThat(index.missing()).isEqualTo(30);
      index.take(Numbered.logons(0, 35), 35);
      index.commit();
      assertThat(index.missing()).isZero();
      assertThat(sequences(all(index))).hasSize(35).doesNotHaveDuplicates();
      assertThat(index.next()).isEqualTo(35);
    }
    try (LuceneIndex index = open()) {
      assertThat(sequences(all(index))).hasSize(35).doesNotHaveDuplicates();
    }
  }

  @Test
  void bytesThatTurnedInsideAFileAreFoundByReadingItAll() throws IOException {
    try (LuceneIndex index = open()) {
      index.take(Numbered.logons(0, 300), 300);
    }
    try (Stream<Path> files = Files.list(partitions().getFirst())) {
      for (Path file : files.filter(f -> f.toString().endsWith(".cfs")).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, bytes.length / 4, bytes.length / 2, (byte) 0);
        Files.write(file, bytes);
      }
    }
    try (LuceneIndex index = open()) {
      for (int i = 0; i < 3; i++) {
        index.verify();
      }
      assertThat(index.missing()).isEqualTo(300);
      assertThat(index.next()).isZero();
      index.take(Numbered.logons(0, 300), 300);
      index.commit();
      assertThat(all(index).total()).isEqualTo(300);
      assertThat(index.missing()).isZero();
    }
  }

  @Test
  void whatTheLogHasAndTheIndexHasNotIsMissingUntilItIsThere() {
    try (LuceneIndex index = open()) {
      index.expects(3, 30);
      assertThat(index.missing()).isEqualTo(27);
      index.take(Numbered.logons(3, 17), 20);
      index.refresh();
      assertThat(index.missing()).isEqualTo(10);
      index.take(Numbered.logons(20, 10), 40);
      assertThat(index.missing()).isZero();
      index.take(Numbered.logons(40, 10), 50);
      assertThat(index.missing()).isZero();
    }
  }

  @Test
  void startsWhateverLiesInItsFolder() throws IOException {
    Files.createDirectories(folder.resolve("2026-03-18_zz"));
    Files.writeString(folder.resolve("2026-03-18_zz").resolve("segments_1"), "nonsense");
    Files.writeString(folder.resolve("stray"), "file");
    try (LuceneIndex index = open()) {
      assertThat(index.next()).isZero();
      assertThat(all(index).total()).isZero();
    }
  }

  @Test
  void letsGoOfWholePartitionsThatTheLogHasNoMore() throws IOException {
    try (LuceneIndex index = open()) {
      for (int day = 0; day < 3; day++) {
        index.take(shifted(Numbered.logons(day * 10L, 10), day * DAY), day * 10L + 10);
      }
      index.forget(20);
      index.commit();
      assertThat(sequences(all(index))).hasSize(10).allMatch(sequence -> sequence >= 20);
      assertThat(index.next()).isEqualTo(30);
    }
    assertThat(partitions()).hasSize(1);
    try (LuceneIndex index = open()) {
      assertThat(index.next()).isEqualTo(30);
    }
  }

  @Test
  void recordsThatAreKeptNoLongerCountAsIndexed() {
    try (LuceneIndex index = open()) {
      index.take(Numbered.logons(5, 5), 12);
      assertThat(index.next()).isEqualTo(12);
    }
    try (LuceneIndex index = open()) {
      assertThat(index.next()).isEqualTo(12);
    }
  }

  @Test
  void anotherProcessReadsWhatIsCommitted() {
    try (LuceneIndex index = open();
        CommittedIndex before = new CommittedIndex(folder)) {
      assertThat(before.state().events()).isZero();
      index.take(Numbered.logons(0, 10), 10);
      index.commit();
      index.take(Numbered.logons(10, 10), 20);
      try (CommittedIndex beside = new CommittedIndex(folder)) {
        assertThat(beside.state().events()).isEqualTo(10);
        assertThat(beside.state().next()).isEqualTo(10);
        assertThat(beside.state().earliest()).isEqualTo(START);
      }
    }
  }

  private static List<NumberedEvent> shifted(List<NumberedEvent> events, long millis) {
    return events.stream()
        .map(
            e ->
                new NumberedEvent(
                    e.sequence(), e.arrived() + millis, e.channel(), e.sender(), e.event()))
        .toList();
  }

  private List<Path> partitions() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  /// What a kill at this moment leaves behind.
  private Path copied() {
    Path copy = folder.resolveSibling(folder.getFileName() + "-copy");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Path to = copy.resolve(folder.relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(to);
        } else if (!file.endsWith("write.lock")) {
          Files.copy(file, to);
        }
      }
      return copy;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
