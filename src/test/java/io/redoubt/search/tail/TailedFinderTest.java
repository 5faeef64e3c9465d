package io.redoubt.search.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.port.EventFinder;
import io.redoubt.event.port.EventFinder.Bucket;
import io.redoubt.event.port.EventFinder.Counted;
import io.redoubt.event.port.EventFinder.Found;
import io.redoubt.event.port.EventFinder.Hit;
import io.redoubt.event.port.EventFinder.Place;
import io.redoubt.event.port.EventFinder.Search;
import io.redoubt.event.port.EventFinder.State;
import io.redoubt.event.port.EventFinder.ValueCount;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.EventView;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Facts;
import io.redoubt.event.query.Fold;
import io.redoubt.event.query.Query;
import io.redoubt.event.query.Texts;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the index and the end of the log find together is what the plain filter finds in all of the
/// log, wherever the index has come to.
class TailedFinderTest {
  private static final int QUERIES = 250;

  @TempDir private Path folder = Path.of("");

  @Test
  void whereverTheIndexHasComeToAnswersAreThoseOfTheFilter() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<NumberedEvent> events = Numbered.of(0, material());
    int all = events.size();
    for (int round = 0; round < 4; round++) {
      int taken = random.nextInt(all + 1);
      int shown = random.nextInt(taken + 1);
      ListLog log = new ListLog(events, all);
      try (LuceneIndex index = index()) {
        index.take(events.subList(0, shown), shown);
        index.refresh();
        index.take(events.subList(shown, taken), taken);
        TailedFinder finder = new TailedFinder(index, log, log.reader());
        Asked asked = new Asked(random, events);
        for (int i = 0; i < QUERIES; i++) {
          String at = "seed " + seed + ", round " + round + ", query " + i;
          agrees(finder, events, asked.query(2), window(random, events), random, at);
        }
      }
    }
  }

  static Window window(Random random, List<NumberedEvent> events) {
    long from = events.get(random.nextInt(events.size())).happened();
    return random.nextBoolean() ? Window.ALL : new Window(from, from + random.nextLong(1L << 32));
  }

  private static void agrees(
      TailedFinder finder,
      List<NumberedEvent> events,
      Query query,
      Window window,
      Random random,
      String at) {
    agrees(finder, events, query, window, field(random, events), random, at);
  }

  static void agrees(
      EventFinder finder,
      List<NumberedEvent> events,
      Query query,
      Window window,
      String field,
      Random random,
      String at) {
    List<Place> expected = expected(events, query, window);
    int limit = 1 + random.nextInt(Math.max(1, expected.size()));
    List<Place> pages = new ArrayList<>();
    Place after = null;
    for (boolean more = true; more; ) {
      Found found = finder.search(new Search(query, window, limit, after));
      assertThat(found.total()).as(at).isEqualTo(expected.size());
      found.hits().stream().map(Hit::place).forEach(pages::add);
      more = found.hits().size() == limit;
      after = more ? pages.getLast() : after;
    }
    assertThat(pages).as(at).containsExactlyElementsOf(expected);
    Counted<ValueCount> frequent = values(events, expected, field, limit);
    Counted<ValueCount> found = finder.values(query, window, field, limit);
    String what = at + ", " + limit + " of " + field + " where " + query;
    assertThat(found.counts()).as(what).isEqualTo(frequent.counts());
    assertThat(!found.complete() || frequent.complete()).as(what).isTrue();
    long step = 1 + random.nextLong(100_000_000);
    int most = 1 + random.nextInt(20);
    Counted<Bucket> counted = finder.histogram(query, window, step, most);
    TreeMap<Long, Long> buckets = new TreeMap<>();
    expected.forEach(p -> buckets.merge(Math.floorDiv(p.millis(), step) * step, 1L, Long::sum));
    assertThat(counted.counts())
        .as(at)
        .containsExactlyElementsOf(
            buckets.entrySet().stream()
                .limit(most)
                .map(one -> new Bucket(one.getKey(), one.getValue()))
                .toList());
    assertThat(counted.complete()).as(at).isEqualTo(buckets.size() <= most);
  }

  static String field(Random random, List<NumberedEvent> events) {
    List<String> names = new ArrayList<>();
    Facts.each(events.get(random.nextInt(events.size())).event(), (name, _) -> names.add(name));
    return names.get(random.nextInt(names.size()));
  }

  private static Counted<ValueCount> values(
      List<NumberedEvent> events, List<Place> fitting, String field, int most) {
    Map<String, Long> counts = new HashMap<>();
    for (Place place : fitting) {
      Set<String> values = new HashSet<>();
      Facts.each(
          events.get((int) place.sequence()).event(),
          (name, value) -> {
            if (name.equals(field) && !Texts.isText(name)) {
              values.add(Fold.fold(value));
            }
          });
      values.forEach(value -> counts.merge(value, 1L, Long::sum));
    }
    List<ValueCount> frequent =
        counts.entrySet().stream()
            .map(one -> new ValueCount(one.getKey(), one.getValue()))
            .sorted(
                Comparator.comparingLong(ValueCount::count)
                    .reversed()
                    .thenComparing(ValueCount::value))
            .limit(most)
            .toList();
    return new Counted<>(frequent, counts.size() <= most);
  }

  static List<Place> expected(List<NumberedEvent> events, Query query, Window window) {
    Filter filter = new Filter(query);
    return events.stream()
        .filter(event -> filter.matches(event.event(), event.happened()))
        .map(event -> new Place(event.happened(), event.sequence()))
        .filter(place -> window.from() <= place.millis() && place.millis() < window.to())
        .sorted(Fitting.LATEST_FIRST)
        .toList();
  }

  /* One thread takes and writes what a second one commits, while searches go on. */
  @Test
  void whileTheIndexCatchesUpEachAcknowledgedRecordIsFoundOnce() throws IOException {
    int many = 4_000;
    List<NumberedEvent> events = Numbered.logons(0, many);
    ListLog log = new ListLog(events, 0);
    try (LuceneIndex index = index()) {
      CompletableFuture<Void> taking =
          CompletableFuture.runAsync(
              () -> {
                for (int at = 0; at < many; at += 500) {
                  log.commit(Math.min(many, at + 2000));
                  index.take(events.subList(at, at + 500), at + 500);
                  if (at % 1500 == 0) {
                    index.commit();
                  }
                }
              });
      CompletableFuture<Void> showing =
          CompletableFuture.runAsync(
              () -> {
                while (!taking.isDone()) {
                  index.refresh();
                  index.at(Window.ALL, TailedFinderTest::isWhole);
                }
              });
      TailedFinder finder = new TailedFinder(index, log, log.reader());
      int asked = 0;
      @Nullable Place after = null;
      while (!taking.isDone() || asked == 0) {
        long least = log.next();
        Found found = finder.search(new Search(Query.All.ALL, Window.ALL, 700, after));
        assertThat(found.total()).isBetween(least, log.next());
        long latest = after == null ? found.total() - 1 : after.sequence() - 1;
        assertThat(found.hits().stream().map(hit -> hit.place().sequence()))
            .containsExactlyElementsOf(descending(latest, found.hits().size()));
        after = found.hits().isEmpty() ? null : found.hits().get(found.hits().size() / 2).place();
        asked++;
      }
      taking.join();
      showing.join();
      index.commit();
      long read = log.read();
      assertThat(finder.search(new Search(Query.All.ALL, Window.ALL, 0, null)).total())
          .isEqualTo(many);
      assertThat(log.read()).as("nothing is looked through that is indexed").isEqualTo(read);
    }
  }

  private static boolean isWhole(EventView view) {
    Found all = view.search(new Search(Query.All.ALL, Window.ALL, 0, null));
    assertThat(all.total()).as("what a view has lies below its end").isEqualTo(view.next());
    return true;
  }

  private static List<Long> descending(long from, int many) {
    return LongStream.range(0, many).map(i -> from - i).boxed().toList();
  }

  @Test
  void anEventHasItsIdAndItsFieldsBeforeItIsIndexed() throws IOException {
    List<NumberedEvent> events = Numbered.of(0, material());
    ListLog log = new ListLog(events, events.size());
    try (LuceneIndex index = index()) {
      TailedFinder finder = new TailedFinder(index, log, log.reader());
      TreeSet<String> names = new TreeSet<>();
      for (NumberedEvent event : events) {
        assertThat(finder.sequence(event.event().id())).hasValue(event.sequence());
        Facts.each(event.event(), (name, _) -> names.add(name));
      }
      assertThat(finder.sequence("0123456789abcdef0123")).isEmpty();
      assertThat(finder.fields("", 100_000)).containsExactlyElementsOf(names);
      assertThat(finder.fields("process", 1)).containsExactly(names.ceiling("process"));
      State state = finder.state();
      assertThat(state.next()).isEqualTo(events.size());
      assertThat(state.events()).isEqualTo(events.size());
    }
  }

  @Test
  void aValueThatTheIndexDoesNotNameIsAskedForWhenTheTailMayMakeItFrequent() throws IOException {
    List<NumberedEvent> events = Numbered.logons(0, 3_000);
    ListLog log = new ListLog(events, 3_000);
    try (LuceneIndex index = index()) {
      index.take(events.subList(0, 2_000), 2_000);
      index.refresh();
      TailedFinder finder = new TailedFinder(index, log, log.reader());
      List<Place> all = expected(events, Query.All.ALL, Window.ALL);
      for (String field : List.of("source.ip", "process.pid", "host.name", "source.port")) {
        for (int most : new int[] {1, 3, 50}) {
          assertThat(finder.values(Query.All.ALL, Window.ALL, field, most).counts())
              .as(field)
              .isEqualTo(values(events, all, field, most).counts());
        }
      }
    }
  }

  @Test
  void whatIsTooFarBehindTheLogWaitsAndIsCounted() throws IOException {
    List<NumberedEvent> events = Numbered.logons(0, 100);
    ListLog log = new ListLog(events, 100);
    try (LuceneIndex index = index()) {
      index.take(events.subList(0, 20), 20);
      index.refresh();
      TailedFinder finder =
          new TailedFinder(
              index, new Tail(log, log.reader(), 30, new Signatures(), new Kinds(_ -> 0)));
      Search all = new Search(Query.All.ALL, Window.ALL, 100, null);
      assertThat(finder.search(all).total()).isEqualTo(50);
      assertThat(100 - finder.state().next()).as("waiting").isEqualTo(50);
      index.take(events.subList(20, 75), 75);
      index.refresh();
      assertThat(finder.search(all).total()).isEqualTo(100);
      assertThat(finder.state().next()).isEqualTo(100);
    }
  }

  @Test
  void aQuestionThatComesAgainGoesOnWhereItWasAndForgetsWhatTheLogForgets() throws IOException {
    List<NumberedEvent> events = Numbered.logons(0, 700);
    ListLog log = new ListLog(events, 350);
    try (LuceneIndex index = index()) {
      TailedFinder finder = new TailedFinder(index, log, log.reader());
      Search accepted =
          new Search(new Query.Phrase(List.of("accepted", "password")), Window.ALL, 0, null);
      assertThat(finder.search(accepted).total()).isEqualTo(70);
      assertThat(finder.search(accepted).total()).isEqualTo(70);
      assertThat(log.read()).isEqualTo(350);
      log.commit(700);
      assertThat(finder.search(accepted).total()).isEqualTo(140);
      assertThat(log.read()).isEqualTo(700);
      log.forget(600);
      assertThat(finder.search(accepted).total()).isEqualTo(20);
      assertThat(finder.state().next()).isEqualTo(700);
    }
  }

  private LuceneIndex index() throws IOException {
    return new LuceneIndex(Files.createTempDirectory(folder, "index"), Clock.systemUTC());
  }

  static List<Event> material() throws IOException {
    List<Event> events = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/resources/corpus"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".log")).sorted().toList()) {
        byte[] content = Files.readAllBytes(file);
        events.addAll(
            Parsing.events(file.getFileName().toString(), content).stream().limit(4).toList());
      }
    }
    return events;
  }
}
