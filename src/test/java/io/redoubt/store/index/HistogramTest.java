package io.redoubt.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.EventFinder.Bucket;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Events by time, of which there are enough for trees of several levels, in no order, in several
/// segments, some of them taken in again.
class HistogramTest {
  private static final int EVENTS = 9_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void wholeBranchesOfTimesAreCountedAsOneByOne() throws IOException {
    long seed = Long.getLong("redoubt.histogram.seed", System.nanoTime());
    Random random = new Random(seed);
    List<NumberedEvent> events = shuffled(random);
    try (LuceneIndex index = new LuceneIndex(folder.resolve("i"), Clock.systemUTC())) {
      for (int from = 0; from < EVENTS; from += EVENTS / 3) {
        index.take(events.subList(from, from + EVENTS / 3), from + EVENTS / 3);
        index.commit();
      }
      for (int i = 0; i < 200; i++) {
        agrees(index, events, random, "seed " + seed + ", " + i);
      }
    }
  }

  private static void agrees(
      LuceneIndex index, List<NumberedEvent> events, Random random, String at) {
    long from = Documents.time(events.get(random.nextInt(EVENTS)));
    long to = from + random.nextLong(EVENTS * 1_000L) - 100;
    Window window = random.nextInt(4) == 0 ? Window.ALL : new Window(from, to);
    long step = 1 + random.nextLong(random.nextBoolean() ? 2_000 : 3_600_000);
    int most = random.nextBoolean() ? 100_000 : 1 + random.nextInt(40);
    TreeMap<Long, Long> buckets = new TreeMap<>();
    for (NumberedEvent event : events) {
      long time = Documents.time(event);
      if (time >= window.from() && time < window.to()) {
        buckets.merge(Math.floorDiv(time, step) * step, 1L, Long::sum);
      }
    }
    List<Bucket> expected =
        buckets.entrySet().stream()
            .limit(most)
            .map(one -> new Bucket(one.getKey(), one.getValue()))
            .toList();
    var all = index.histogram(Query.All.ALL, window, step, most);
    assertThat(all.counts()).as(at).isEqualTo(expected);
    assertThat(all.complete()).as(at).isEqualTo(buckets.size() <= most);
    if (!window.equals(Window.ALL)) {
      Query times = new Query.Times(window.from(), window.to());
      assertThat(index.histogram(times, Window.ALL, step, most)).as(at).isEqualTo(all);
    }
  }

  /* One a second, in any order of arrival; the numbers are those of arrival. */
  private static List<NumberedEvent> shuffled(Random random) {
    List<NumberedEvent> inOrder = new ArrayList<>(Numbered.logons(0, EVENTS));
    Collections.shuffle(inOrder, random);
    return Numbered.of(0, inOrder.stream().map(NumberedEvent::event).toList());
  }
}
