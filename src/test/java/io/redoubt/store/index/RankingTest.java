package io.redoubt.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.port.TemplateFinder.Rank;
import io.redoubt.event.port.TemplateFinder.Ranked;
import io.redoubt.event.port.TemplateFinder.RankedHit;
import io.redoubt.event.port.TemplateFinder.Ranking;
import io.redoubt.event.port.Vectors.Closeness;
import io.redoubt.event.query.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankingTest {
  private static final int EVENTS = 300;
  private static final Query ROOT = new Query.Is("user.name", "root");
  private static final Query FAILED = new Query.Phrase(List.of("failed"));

  /* Three templates: the second has no closeness. */
  private static final Map<Long, Float> CLOSE = Map.of(1L, 0.25f, 3L, 0.75f);
  private static final Closeness CLOSENESS = key -> CLOSE.getOrDefault(key, Float.NaN);

  @TempDir private Path folder = Path.of("");
  private List<NumberedEvent> events = List.of();

  private static long template(Event event) {
    String text = event.record().text();
    return text.contains("Accepted") ? 3 : text.contains("Alice") ? 2 : 1;
  }

  @BeforeEach
  void indexed() {
    events = Numbered.logons(0, EVENTS);
    try (LuceneIndex index = open()) {
      index.take(events, EVENTS);
    }
  }

  private LuceneIndex open() {
    return new LuceneIndex(folder, Instant::now, RankingTest::template);
  }

  private static Ranking wanted(
      Query filter, @Nullable Query words, int limit, @Nullable Rank after) {
    return new Ranking(filter, words, Window.ALL, CLOSENESS, limit, after);
  }

  private static List<RankedHit> paged(
      CommittedIndex index, Query filter, @Nullable Query words, int limit) {
    List<RankedHit> all = new ArrayList<>();
    Rank after = null;
    while (true) {
      Ranked page = index.ranked(wanted(filter, words, limit, after));
      all.addAll(page.hits());
      if (page.hits().size() < limit) {
        return all;
      }
      after = page.hits().getLast().rank();
    }
  }

  private static List<Long> sequences(List<RankedHit> hits) {
    return hits.stream().map(hit -> hit.rank().sequence()).toList();
  }

  private List<Long> closestFirst(boolean rootAlone) {
    return events.stream()
        .filter(event -> !rootAlone || event.event().record().text().contains("root"))
        .filter(event -> template(event.event()) != 2)
        .sorted(
            Comparator.comparingLong((NumberedEvent e) -> template(e.event()))
                .thenComparingLong(NumberedEvent::sequence)
                .reversed())
        .map(NumberedEvent::sequence)
        .toList();
  }

  @Test
  void theClosestTemplateComesFirstAndItsLatestEventBeforeAll() {
    try (CommittedIndex index = new CommittedIndex(folder)) {
      assertThat(sequences(paged(index, Query.All.ALL, null, 7))).isEqualTo(closestFirst(false));
      assertThat(sequences(paged(index, ROOT, null, 11))).isEqualTo(closestFirst(true));
      Ranked page = index.ranked(wanted(ROOT, null, 5, null));
      assertThat(page.total()).isEqualTo(EVENTS / 2);
      assertThat(page.hits().getFirst().closeness()).isEqualTo(0.75f);
    }
  }

  @Test
  void templateAfterTemplateGivesTheSameAsOneByOne() throws IOException {
    Partitions partitions = Partitions.under(folder, false);
    try (Readers readers = partitions.acquire(Window.ALL)) {
      var all = MatchAllDocsQuery.INSTANCE;
      CloseEvents each = new CloseEvents(readers.searcher(), all, CLOSENESS, Long.MAX_VALUE);
      CloseEvents fast = new CloseEvents(readers.searcher(), all, CLOSENESS, -1);
      Rank after = null;
      Set<Long> without = Set.of(295L, 120L, 119L, 4L);
      for (int pages = 0; pages < 20; pages++) {
        List<Rank> page = each.first(13, after, without);
        assertThat(fast.first(13, after, without)).isEqualTo(page);
        after = page.isEmpty() ? after : page.getLast();
      }
    }
    partitions.close();
  }

  @Test
  void windowsAndFiltersHoldForRankedEvents() {
    try (CommittedIndex index = new CommittedIndex(folder)) {
      long start = Instant.parse("2026-03-17T00:00:10Z").toEpochMilli();
      Ranking ranking =
          new Ranking(Query.All.ALL, null, new Window(start, start + 5000), CLOSENESS, 100, null);
      Ranked found = index.ranked(ranking);
      assertThat(found.total()).isEqualTo(5);
      assertThat(sequences(found.hits())).containsExactly(10L, 14L, 12L);
    }
  }

  @Test
  void fusionSumsBothRanksAndGoesOnFromAnyHit() {
    try (CommittedIndex index = new CommittedIndex(folder)) {
      List<RankedHit> hits = paged(index, Query.All.ALL, FAILED, 17);
      assertThat(sequences(hits)).doesNotHaveDuplicates().hasSize(EVENTS);
      assertThat(hits.stream().map(RankedHit::rank)).isSorted();
      for (RankedHit hit : hits) {
        long template = template(events.get((int) hit.rank().sequence()).event());
        float byWords = template == 3 ? 0 : 1f / 61;
        float byCloseness = template == 3 ? 1f / 61 : template == 1 ? 1f / 62 : 0;
        assertThat(hit.rank().score()).isEqualTo(byWords + byCloseness);
        assertThat(Float.valueOf(hit.closeness())).isEqualTo(Float.valueOf(CLOSENESS.of(template)));
      }
    }
  }

  @Test
  void namesTheTemplatesThatAreWantedWithAnEventOfEach() {
    try (CommittedIndex index = new CommittedIndex(folder)) {
      Map<Long, Long> found = index.templates(key -> key != 2, 10);
      assertThat(found).containsOnlyKeys(1L, 3L);
      found.forEach(
          (key, sequence) ->
              assertThat(template(events.get(sequence.intValue()).event())).isEqualTo(key));
    }
  }

  @Test
  void whatWasTakenIsSearchableAtOnceAfterARefresh() {
    try (LuceneIndex index = open()) {
      index.take(Numbered.logons(EVENTS, 1), EVENTS + 1);
      index.refresh();
      assertThat(index.ranked(wanted(Query.All.ALL, null, 1, null)).hits().getFirst().rank())
          .extracting(Rank::sequence)
          .isEqualTo((long) EVENTS);
    }
  }
}
