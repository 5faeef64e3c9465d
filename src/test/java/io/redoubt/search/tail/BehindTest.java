package io.redoubt.search.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.port.TemplateFinder;
import io.redoubt.event.port.TemplateFinder.Rank;
import io.redoubt.event.port.TemplateFinder.Ranked;
import io.redoubt.event.port.TemplateFinder.RankedHit;
import io.redoubt.event.port.TemplateFinder.Ranking;
import io.redoubt.event.port.Vectors.Closeness;
import io.redoubt.event.query.Query;
import io.redoubt.event.query.Texts;
import io.redoubt.event.query.Words;
import io.redoubt.store.index.Asked;
import io.redoubt.store.index.LuceneIndex;
import io.redoubt.store.index.Numbered;
import io.redoubt.template.EventTemplates;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the index and the end of the log rank together is what the index ranks alone once it has
/// all of it, wherever it has come to.
class BehindTest {
  private static final int QUESTIONS = 60;

  @TempDir private Path folder = Path.of("");

  @Test
  void whereverTheIndexHasComeToTheOrderIsThatOfAnIndexOfAllOfIt() throws IOException {
    asked(Long.getLong("redoubt.behind.seed", System.nanoTime()));
  }

  /// Lucene makes such a word a required one, and sums up otherwise.
  @Test
  void aFilterThatIsOneOfTheWordsLeavesEqualScoresEqual() throws IOException {
    asked(66_354_149_134_734L);
  }

  private void asked(long seed) throws IOException {
    Random random = new Random(seed);
    List<NumberedEvent> events = material();
    int all = events.size();
    try (LuceneIndex whole = index("whole")) {
      whole.take(events, all);
      whole.refresh();
      for (int shown : new int[] {0, all / 2, random.nextInt(all), all}) {
        ListLog log = new ListLog(events, all);
        try (LuceneIndex index = index("to" + shown)) {
          index.take(events.subList(0, shown), shown);
          index.refresh();
          Signatures signatures = new Signatures();
          Kinds kinds = new Kinds(new EventTemplates()::key);
          TemplateFinder both =
              new TailedFinder(index, log, log.reader(), signatures, kinds).templates(index);
          Asked asked = new Asked(random, events);
          for (int i = 0; i < QUESTIONS; i++) {
            Query filter = i % 3 == 0 ? Query.All.ALL : asked.query(2);
            Query words = i % 2 == 0 ? null : words(random, events);
            Window window = i % 5 == 0 ? TailedFinderTest.window(random, events) : Window.ALL;
            Closeness closeness = closeness(random.nextInt());
            int limit = 1 + random.nextInt(60);
            Ranking ranking = new Ranking(filter, words, window, closeness, limit, null);
            agrees(whole, both, ranking, "seed " + seed + ", " + shown + " shown, " + ranking);
          }
        }
      }
    }
  }

  /* Some have the same, some none. */
  private static Closeness closeness(int salt) {
    return template -> {
      int hash = Long.hashCode(template * 31 + salt) & 0x3f;
      return hash < 4 ? Float.NaN : (hash >>> 1) / 32f;
    };
  }

  private static Query words(Random random, List<NumberedEvent> events) {
    List<Query> words = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      NumberedEvent one = events.get(random.nextInt(events.size()));
      List<String> said = Words.of(Texts.original(one.event()));
      words.add(
          new Query.Phrase(
              List.of(said.isEmpty() ? "nothing" : said.get(random.nextInt(said.size())))));
    }
    return words.size() == 1 ? words.getFirst() : new Query.Or(words.stream().distinct().toList());
  }

  private static void agrees(TemplateFinder whole, TemplateFinder both, Ranking asked, String at) {
    Rank after = null;
    for (int page = 0; page < 4; page++) {
      Ranking next =
          new Ranking(
              asked.filter(),
              asked.words(),
              asked.window(),
              asked.closeness(),
              asked.limit(),
              after);
      Ranked expected = whole.ranked(next);
      Ranked found = both.ranked(next);
      assertThat(found.hits()).as(at).isEqualTo(expected.hits());
      if (found.exact() && expected.exact()) {
        assertThat(found.total()).as(at).isEqualTo(expected.total());
      }
      assertThat(found.left().unseen()).as(at).isZero();
      if (expected.hits().isEmpty()) {
        return;
      }
      after = expected.hits().getLast().rank();
    }
  }

  @Test
  void recordsAreReadOnceForAnyNumberOfQuestionsOfWhichNoneHasAFilter() throws IOException {
    List<NumberedEvent> events = Numbered.logons(0, 4_000);
    ListLog log = new ListLog(events, 4_000);
    try (LuceneIndex index = index("once")) {
      TemplateFinder both = finder(index, log, new Signatures()).templates(index);
      for (int i = 0; i < 5; i++) {
        Ranking ranking =
            new Ranking(Query.All.ALL, null, Window.ALL, closeness(i), 10, (Rank) null);
        assertThat(both.ranked(ranking).hits()).hasSize(10);
      }
      assertThat(log.read()).isBetween(4_000L, 4_010L);
    }
  }

  @Test
  void onceTheyAreSignedARareWordIsRankedWithoutReadingTheOthers() throws IOException {
    List<NumberedEvent> events = Numbered.logons(0, 4_000);
    ListLog log = new ListLog(events, 4_000);
    Signatures signatures = new Signatures();
    Kinds kinds = new Kinds(new EventTemplates()::key);
    signatures.asks(0);
    kinds.asks(0);
    new Signing(signatures, kinds, () -> 0, () -> 30_000).accept(events);
    try (LuceneIndex index = index("rare")) {
      TemplateFinder both =
          new TailedFinder(index, log, log.reader(), signatures, kinds).templates(index);
      both.ranked(new Ranking(Query.All.ALL, null, Window.ALL, _ -> 0.5f, 1, null));
      long read = log.read();
      Query rare = new Query.Phrase(List.of("41234"));
      Ranking ranking = new Ranking(Query.All.ALL, rare, Window.ALL, _ -> 0.5f, 3, null);
      List<RankedHit> hits = both.ranked(ranking).hits();
      assertThat(hits.getFirst().rank().sequence()).isEqualTo(1_234);
      assertThat(log.read() - read).isLessThan(200);
    }
  }

  @Test
  void whatIsTooFarBehindIsNotRankedAndCounted() throws IOException {
    List<NumberedEvent> events = Numbered.logons(0, 100);
    ListLog log = new ListLog(events, 100);
    try (LuceneIndex index = index("far")) {
      index.take(events.subList(0, 20), 20);
      index.refresh();
      Kinds kinds = new Kinds(new EventTemplates()::key);
      Tail tail = new Tail(log, log.reader(), 30, new Signatures(), kinds);
      TemplateFinder both = new TailedFinder(index, tail).templates(index);
      Ranked found =
          both.ranked(new Ranking(Query.All.ALL, null, Window.ALL, _ -> 0.5f, 100, null));
      assertThat(found.total()).isEqualTo(50);
      assertThat(found.hits()).hasSize(50);
      assertThat(found.left().unseen()).isEqualTo(50);
    }
  }

  @Test
  void templatesOfWhatIsNotIndexedAreNamedAndCountedUntilTheyHaveAPlace() throws IOException {
    List<NumberedEvent> events = material();
    int all = events.size();
    ListLog log = new ListLog(events, all);
    try (LuceneIndex index = index("named");
        LuceneIndex whole = index("all")) {
      whole.take(events, all);
      whole.refresh();
      index.take(events.subList(0, all / 2), all / 2);
      index.refresh();
      TemplateFinder both = finder(index, log, new Signatures()).templates(index);
      Map<Long, Long> named = both.templates(_ -> true, 100_000);
      assertThat(named.keySet()).isEqualTo(whole.templates(_ -> true, 100_000).keySet());
      EventTemplates templates = new EventTemplates();
      named.forEach(
          (key, sequence) ->
              assertThat(templates.key(events.get(sequence.intValue()).event())).isEqualTo(key));
      assertThat(both.templates(_ -> true, 3)).hasSize(3);
      long strange =
          events.subList(all / 2, all).stream()
              .map(event -> templates.key(event.event()))
              .distinct()
              .count();
      Ranked found =
          both.ranked(new Ranking(Query.All.ALL, null, Window.ALL, _ -> Float.NaN, 9, null));
      assertThat(found.left().strange()).isEqualTo(strange);
      assertThat(found.hits()).isEmpty();
      assertThat(found.total()).isEqualTo(all);
    }
  }

  private static TailedFinder finder(LuceneIndex index, ListLog log, Signatures signatures) {
    Kinds kinds = new Kinds(new EventTemplates()::key);
    return new TailedFinder(index, log, log.reader(), signatures, kinds);
  }

  private static List<NumberedEvent> material() throws IOException {
    List<NumberedEvent> logons = Numbered.logons(0, 500);
    return Numbered.of(
        0,
        Stream.concat(
                TailedFinderTest.material().stream(), logons.stream().map(NumberedEvent::event))
            .toList());
  }

  private LuceneIndex index(String name) {
    EventTemplates templates = new EventTemplates();
    return new LuceneIndex(folder.resolve(name), Clock.systemUTC(), templates::key);
  }
}
