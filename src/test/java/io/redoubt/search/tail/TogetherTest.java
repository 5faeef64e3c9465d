package io.redoubt.search.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.EventFinder.Found;
import io.redoubt.event.port.EventFinder.Search;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Query;
import io.redoubt.store.index.Asked;
import io.redoubt.store.index.LuceneIndex;
import io.redoubt.store.index.Numbered;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several questions about one moment, for which the end of the log is read once.
class TogetherTest {
  private static final int QUESTIONS = 40;

  @TempDir private Path folder = Path.of("");

  @Test
  void askedTogetherAnswersAreThoseOfTheFilterAndEachRecordIsReadOnce() throws IOException {
    long seed = Long.getLong("redoubt.together.seed", System.nanoTime());
    Random random = new Random(seed);
    List<NumberedEvent> events = Numbered.of(0, TailedFinderTest.material());
    for (int round = 0; round < 4; round++) {
      int shown = random.nextInt(events.size() + 1);
      ListLog log = new ListLog(events, events.size());
      try (LuceneIndex index = index("round" + round)) {
        index.take(events.subList(0, shown), shown);
        index.refresh();
        TailedFinder finder = new TailedFinder(index, log, log.reader());
        Asked asked = new Asked(random, events);
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
          String field = TailedFinderTest.field(random, events);
          wanted.add(new Wanted(asked.query(2), List.of(field, "event.category")));
        }
        Window window = TailedFinderTest.window(random, events);
        String at = "seed " + seed + ", round " + round + ", query ";
        finder.together(
            window,
            wanted,
            () -> false,
            moment -> {
              for (Wanted one : wanted) {
                for (String field : one.fields()) {
                  TailedFinderTest.agrees(
                      moment, events, one.query(), window, field, random, at + one.query());
                }
              }
              return assertThat(moment.unseen()).isEqualTo(Unseen.NONE);
            });
        int begin = shown == events.size() ? shown : shown / 7 * 7;
        assertThat(log.read()).as(at).isEqualTo(events.size() - begin);
      }
    }
  }

  @Test
  void whenTimeIsUpTheLastRecordsWereLookedAtAndTheOthersAreNamed() throws IOException {
    int many = 10_000;
    List<NumberedEvent> events = Numbered.logons(0, many);
    ListLog log = new ListLog(events, many);
    try (LuceneIndex index = index("late")) {
      index.take(events.subList(0, 1_000), 1_000);
      index.refresh();
      TailedFinder finder = new TailedFinder(index, log, log.reader());
      Query failed = new Query.Phrase(List.of("failed", "password"));
      AtomicInteger asked = new AtomicInteger();
      finder.together(
          Window.ALL,
          List.of(new Wanted(failed, List.of("source.ip"))),
          () -> asked.incrementAndGet() > 1,
          moment -> {
            Unseen unseen = moment.unseen();
            assertThat(unseen.records()).isBetween(1L, many - 1_001L);
            assertThat(unseen.first()).isEqualTo(events.get(1_000).arrived());
            int from = 1_000 + (int) unseen.records();
            assertThat(unseen.last()).isEqualTo(events.get(from - 1).arrived());
            Found all = moment.search(new Search(Query.All.ALL, Window.ALL, 1, null));
            assertThat(all.total()).isEqualTo(many - unseen.records());
            assertThat(all.hits().getFirst().place().sequence()).isEqualTo(many - 1);
            Found found = moment.search(new Search(failed, Window.ALL, 0, null));
            List<NumberedEvent> looked = new ArrayList<>(events.subList(0, 1_000));
            looked.addAll(events.subList(from, many));
            assertThat(found.total())
                .isEqualTo(TailedFinderTest.expected(looked, failed, Window.ALL).size());
            return assertThat(moment.state().next()).isEqualTo(many - unseen.records());
          });
    }
  }

  @Test
  void namesOfWhatIsNotIndexedYetAreKnownAndEachRecordIsReadOnceForThem() throws IOException {
    List<NumberedEvent> events = Numbered.logons(0, 600);
    ListLog log = new ListLog(events, 300);
    try (LuceneIndex index = index("said")) {
      TailedFinder finder = new TailedFinder(index, log, log.reader());
      Said said = finder.said(Set.of("user.name", "host.name"));
      assertThat(said.has("user.name", "alice")).isTrue();
      assertThat(said.has("user.name", "bob")).isFalse();
      assertThat(said.begins("host.name", "web")).isTrue();
      assertThat(said.has("host.name", "alice")).isFalse();
      assertThat(log.read()).isLessThan(320);
      log.commit(600);
      assertThat(said.has("host.name", "web2")).isTrue();
      assertThat(log.read()).isLessThan(620);
      index.take(events, 600);
      index.refresh();
      assertThat(said.has("host.name", "web2")).as("is in the index now").isFalse();
    }
  }

  private LuceneIndex index(String name) {
    return new LuceneIndex(folder.resolve(name), Clock.systemUTC());
  }
}
