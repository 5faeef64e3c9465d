package io.redoubt.search.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.NumberedIds;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.EventReader;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.store.index.LuceneIndex;
import io.redoubt.store.index.Numbered;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Records that are not indexed yet, found by the ids of their events.
class IdsTest {
  private static final SourceEntry ENTRY = SourceEntry.named("some");
  private static final long POSITION = 7;
  private static final NumberedIds IDS = new NumberedIds(ENTRY, POSITION);

  @TempDir private Path folder = Path.of("");

  private static Event event(long number) {
    return new EventBuilder()
        .begin(new RawRecord(ENTRY, new byte[0], 0, 0, POSITION, 0, number))
        .build();
  }

  @Test
  void idsMadeOfNumbersAreThoseOfTheEvents() {
    for (long first : new long[] {0, 95, 1_000_000_000_000L, Long.MAX_VALUE - 20}) {
      long[] bits = IDS.bits(first, 20);
      for (int i = 0; i < bits.length; i++) {
        String id = event(first + i).id();
        assertThat(IDS.id(first + i)).isEqualTo(id);
        assertThat(id).startsWith("%016x".formatted(bits[i]));
      }
    }
  }

  @Test
  void eachRecordBetweenTheBoundsIsFoundAndNoOtherHoweverTheyMove() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Ids ids = new Ids(IDS);
    List<String> all = LongStream.range(0, 40_000).mapToObj(i -> event(i).id()).toList();
    for (int i = 0; i < 400; i++) {
      long from = random.nextLong(all.size());
      long to = from + random.nextLong(1 + (i % 3 == 0 ? all.size() - from : 9_000));
      long asked = random.nextLong(all.size());
      assertThat(ids.find(all.get((int) asked), from, to).orElse(-1))
          .as("seed %d, %d of %d to %d", seed, asked, from, to)
          .isEqualTo(from <= asked && asked < to ? asked : -1);
    }
    String one = all.get(20_000);
    assertThat(ids.find(one.substring(0, 16) + "0000", 0, 40_000)).isEmpty();
    assertThat(ids.find("no id at all, but long", 0, 40_000)).isEmpty();
    assertThat(ids.find("", 0, 40_000)).isEmpty();
  }

  @Test
  void anEventIsFoundByItsIdWithoutReadingTheLog() {
    List<NumberedEvent> events =
        Numbered.of(0, LongStream.range(0, 900).mapToObj(IdsTest::event).toList());
    ListLog log = new ListLog(events, 800);
    EventReader plain = log.reader();
    EventReader reader =
        new EventReader() {
          @Override
          public NumberedEvent read(EventLog.Stored stored) {
            return plain.read(stored);
          }

          @Override
          public Optional<NumberedIds> ids() {
            return Optional.of(IDS);
          }
        };
    try (LuceneIndex index = new LuceneIndex(folder, Clock.systemUTC())) {
      index.take(events.subList(0, 300), 300);
      index.refresh();
      TailedFinder finder = new TailedFinder(index, log, reader);
      for (int i = 0; i < 800; i++) {
        assertThat(finder.sequence(event(i).id())).hasValue(i);
      }
      assertThat(finder.sequence(event(800).id())).as("not committed").isEmpty();
      log.commit(900);
      assertThat(finder.sequence(event(800).id())).hasValue(800);
      log.forget(850);
      assertThat(finder.sequence(event(840).id())).as("kept no longer").isEmpty();
      assertThat(log.read()).isZero();
    }
  }
}
