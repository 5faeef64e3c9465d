package io.redoubt.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.EventFinder.Search;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.EventIndex;
import io.redoubt.event.query.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchableTest {
  @TempDir private Path folder = Path.of("");
  private long now = 1_000_000;

  private LuceneIndex open() {
    return new LuceneIndex(folder, () -> Instant.ofEpochMilli(now));
  }

  private static long total(EventIndex index) {
    return index.search(new Search(Query.All.ALL, Window.ALL, 0, null)).total();
  }

  @Test
  void whoAsksMakesFewRecordsSearchableAndDoesNotWaitForMany() {
    try (LuceneIndex index = open()) {
      index.take(Numbered.logons(0, 10), 10);
      assertThat(total(index)).isEqualTo(10);
      now += 1000;
      index.take(Numbered.logons(10, 10), 20);
      assertThat(total(index)).isEqualTo(20);
      now += 1000;
      index.take(Numbered.logons(20, 5000), 5020);
      assertThat(total(index)).isEqualTo(20);
      assertThat(index.state().next()).isEqualTo(20);
      assertThat(index.waiting()).isEqualTo(5000);
    }
  }

  @Test
  void manyAreSearchableOnceNoMoreCome() {
    try (LuceneIndex index = open()) {
      index.take(Numbered.logons(0, 10), 10);
      assertThat(total(index)).isEqualTo(10);
      index.take(Numbered.logons(10, 5000), 5010);
      now += 1000;
      assertThat(total(index)).isEqualTo(5010);
    }
  }

  @Test
  void manyAreSearchableAfterSomeTimeWithoutUpkeepTooWhileMoreCome() {
    try (LuceneIndex index = open()) {
      index.take(Numbered.logons(0, 10), 10);
      assertThat(total(index)).isEqualTo(10);
      index.take(Numbered.logons(10, 5000), 5010);
      now += 10_000;
      index.take(Numbered.logons(5010, 5000), 10_010);
      assertThat(total(index)).isEqualTo(10_010);
      assertThat(index.waiting()).isZero();
    }
  }

  @Test
  void upkeepMakesSearchableWhatNobodyAskedFor() throws InterruptedException {
    try (LuceneIndex index = open()) {
      index.take(Numbered.logons(0, 10), 10);
      assertThat(total(index)).isEqualTo(10);
      index.take(Numbered.logons(10, 5000), 5010);
      CountDownLatch rounds = new CountDownLatch(2);
      try (Upkeep _ =
          new Upkeep(
              index,
              () -> {
                rounds.countDown();
                return 0;
              },
              Duration.ofMillis(1),
              Thread.ofPlatform().factory())) {
        assertThat(rounds.await(1, TimeUnit.MINUTES)).isTrue();
      }
      assertThat(total(index)).isEqualTo(5010);
    }
  }
}
