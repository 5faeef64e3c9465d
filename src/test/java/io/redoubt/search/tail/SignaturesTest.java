package io.redoubt.search.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.port.EventFinder.Search;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Facts;
import io.redoubt.event.query.Fold;
import io.redoubt.event.query.Query;
import io.redoubt.event.query.Texts;
import io.redoubt.event.query.Words;
import io.redoubt.search.filter.Filter;
import io.redoubt.store.index.Asked;
import io.redoubt.store.index.LuceneIndex;
import io.redoubt.store.index.Numbered;
import io.redoubt.testing.Parsing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What signatures pass over does not fit.
class SignaturesTest {
  private static final int QUERIES = 1_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void nothingThatFitsIsPassedOverWhicheverRecordsAreSigned() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<NumberedEvent> events = Numbered.of(0, corpus());
    Asked asked = new Asked(random, events);
    for (int round = 0; round < 3; round++) {
      Signatures signatures = new Signatures();
      int share = round * 40;
      events.stream().filter(_ -> random.nextInt(100) >= share).forEach(signatures::sign);
      long passed = 0;
      for (int i = 0; i < QUERIES; i++) {
        Query query = asked.query(2);
        Sieve sieve = Sieve.of(query);
        if (sieve != null) {
          passed += events.size() - fitting(signatures, events, query, sieve, "seed " + seed);
        }
      }
      assertThat(passed).as("records passed over").isPositive();
    }
  }

  @Test
  void everyWordAndEveryValueOfAnEventFindsIt() throws IOException {
    List<NumberedEvent> events = Numbered.of(0, corpus());
    Signatures signatures = new Signatures();
    signatures.sign(events);
    for (NumberedEvent one : events) {
      List<Query> queries = new ArrayList<>();
      for (String text : Texts.all(one.event())) {
        Words.of(text).forEach(word -> queries.add(new Query.Phrase(List.of(word))));
      }
      Facts.each(one.event(), (field, value) -> queries.add(new Query.Is(field, Fold.fold(value))));
      for (Query query : queries) {
        Sieve sieve = Sieve.of(query);
        long at = one.sequence();
        assertThat(sieve == null ? at : signatures.next(at, at + 1, sieve))
            .as("%s", query)
            .isEqualTo(at);
      }
    }
  }

  private static int fitting(
      Signatures signatures, List<NumberedEvent> events, Query query, Sieve sieve, String seed) {
    Filter filter = new Filter(query);
    int read = 0;
    for (NumberedEvent event : events) {
      long at = event.sequence();
      boolean candidate = signatures.next(at, at + 1, sieve) == at;
      read += candidate ? 1 : 0;
      if (filter.matches(event.event(), event.happened())) {
        assertThat(candidate).as("%s, %s of %s", seed, query, at).isTrue();
      }
    }
    return read;
  }

  @Test
  void aRareWordIsFoundWithoutReadingTheOthersOnceTheyAreSigned() throws IOException {
    int many = 6_000;
    List<NumberedEvent> events = Numbered.logons(0, many);
    ListLog log = new ListLog(events, many);
    Signatures signatures = new Signatures();
    signatures.sign(events.subList(0, 5_000));
    try (LuceneIndex index = new LuceneIndex(folder.resolve("index"), Clock.systemUTC())) {
      TailedFinder finder =
          new TailedFinder(index, log, log.reader(), signatures, new Kinds(_ -> 0));
      assertThat(total(finder, "40777")).isEqualTo(1);
      assertThat(log.read()).as("unsigned ones and few others").isBetween(1_000L, 1_200L);
      assertThat(total(finder, "45777")).isEqualTo(1);
      assertThat(log.read()).as("who asks again signs them").isBetween(2_000L, 2_200L);
      assertThat(total(finder, "nowhere")).isZero();
      assertThat(total(finder, "45778")).isEqualTo(1);
      assertThat(log.read()).as("all are signed").isLessThan(2_400L);
      index.take(events, many);
      index.refresh();
      assertThat(total(finder, "40778")).isEqualTo(1);
      assertThat(log.read()).isLessThan(2_400L);
    }
  }

  @Test
  void olderOnesGiveWayAndAreReadAgain() {
    List<NumberedEvent> events = Numbered.logons(0, 40);
    Signatures signatures = new Signatures();
    signatures.sign(events);
    Sieve sieve = Objects.requireNonNull(Sieve.of(new Query.Phrase(List.of("nowhere"))));
    assertThat(signatures.next(0, 50, sieve)).isEqualTo(40);
    NumberedEvent one = events.getFirst();
    long far = 1 << 19;
    signatures.sign(new NumberedEvent(far, one.arrived(), "http", "test", one.event()));
    assertThat(signatures.next(0, 16, sieve)).as("gave way").isZero();
    assertThat(signatures.next(16, 40, sieve)).isEqualTo(40);
    assertThat(signatures.next(far, far + 1, sieve)).isEqualTo(far + 1);
    signatures.from(32);
    assertThat(signatures.next(16, 32, sieve)).as("let go of").isEqualTo(16);
    assertThat(signatures.next(32, 40, sieve)).isEqualTo(40);
  }

  private static long total(TailedFinder finder, String word) {
    Query query = new Query.Phrase(List.of(word));
    return finder.search(new Search(query, Window.ALL, 0, null)).total();
  }

  private static List<Event> corpus() throws IOException {
    List<Event> events = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/corpus"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        byte[] content = Files.readAllBytes(file);
        events.addAll(
            Parsing.events(file.getFileName().toString(), content).stream().limit(20).toList());
      }
    }
    return events;
  }
}
