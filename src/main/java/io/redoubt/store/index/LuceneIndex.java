package io.redoubt.store.index;

import io.redoubt.event.Event;
import io.redoubt.event.port.EventIndex;
import io.redoubt.event.port.EventView;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.port.TemplateFinder;
import io.redoubt.event.query.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/// The embedded index. What was taken is searchable after a second at the latest, or, when more
/// came than can be made so while somebody waits for his answer, as soon as {@link Upkeep} looks,
/// which also commits; what a crash takes away is offered again, because {@link #next} is read from
/// what is committed. Damaged partitions are removed at the start and count as not indexed.
/// Searching is thread-safe; taking is for one thread.
public final class LuceneIndex implements EventIndex, TemplateFinder {
  /// Events of the largest partition; Lucene's own limit is 2^31.
  private static final int LARGEST = 500_000_000;

  private final Partitions partitions;
  private final Documents documents;
  private final Searches searches;
  private final Soundness soundness;
  private final CensusUpkeep censuses;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile long floor;
  private long fed;
  private volatile long expected;
  private volatile String trouble = "";
  private final Freshness freshness;

  /// Opens the index under this folder, which is made if need be. Whatever is found there, this
  /// succeeds, if only the folder can be written.
  public LuceneIndex(Path folder, InstantSource clock) {
    this(folder, clock, _ -> 0);
  }

  /// Also indexes templates.
  ///
  /// @param templates gives the number of each event's template, 0 for none; asked by the thread
  ///     that takes
  public LuceneIndex(Path folder, InstantSource clock, ToLongFunction<Event> templates) {
    this(folder, clock, new Documents(templates));
  }

  LuceneIndex(Path folder, InstantSource clock, Documents documents) {
    this.documents = documents;
    partitions = Partitions.under(folder, true);
    freshness = new Freshness(clock, partitions);
    searches = new Searches(partitions::acquire);
    soundness = new Soundness(partitions);
    censuses = searches.upkeep();
    floor = partitions.floor();
    fed = partitions.covered(floor);
  }

  @Override
  public long next() {
    writing.lock();
    try {
      for (Partition partition : partitions.closed()) {
        if (partition.gone()) {
          expected = Math.max(expected, partition.extent().next());
          partitions.drop(partition);
          Partition.delete(partition.folder());
        }
      }
      fed = partitions.covered(floor);
      return fed;
    } finally {
      writing.unlock();
    }
  }

  /// Whether what was there at the start was of another version and is built again from the log.
  public boolean outdated() {
    return partitions.foreign();
  }

  /// Is to hold what the log has: what of it is not there at the start counts as missing until it
  /// is. For the start.
  ///
  /// @param first the lowest number that the log has
  /// @param end one more than the highest
  public void expects(long first, long end) {
    writing.lock();
    try {
      floor = Math.max(floor, first);
      expected = Math.max(expected, end);
    } finally {
      writing.unlock();
    }
  }

  @Override
  public long missing() {
    return partitions.missing(floor, expected);
  }

  /// Reads all of one partition that was not read so since the start, so that bytes which
  /// turned are found before they keep a search short.
  ///
  /// @return bytes read; 0: all is read
  long verify() {
    return soundness.verify();
  }

  /// Holds no event from this number on any more: the log ends there, what came behind was lost
  /// with its end. Those numbers still count as taken, and must not be given to others. For the
  /// start, before anything is taken; what cannot be written stays as it is.
  ///
  /// @param end one more than the highest number that the log has
  /// @return one more than the highest number that was ever taken
  public long cutOff(long end) {
    writing.lock();
    try {
      long known = 0;
      for (Partition partition : partitions.closed()) {
        known = Math.max(known, partition.extent().next());
        if (partition.extent().next() > end) {
          cutOff(partition, end);
        }
      }
      return known;
    } finally {
      writing.unlock();
    }
  }

  private void cutOff(Partition partition, long end) {
    try {
      PartitionWriter opened =
          PartitionWriter.open(partition.folder(), partition.extent(), documents);
      partitions.open(opened);
      opened.cutOff(end);
    } catch (IOException | AlreadyClosedException _) {
      freshness.stale();
    } finally {
      partitions.endWriter();
    }
  }

  @Override
  public boolean take(List<NumberedEvent> events, long next) {
    writing.lock();
    try {
      for (NumberedEvent event : events) {
        if (event.sequence() >= floor && !partitions.holds(event.sequence())) {
          writer(event).add(event);
        }
      }
      covered(next);
      fed = next;
      freshness.stale();
      trouble = "";
      if (expected > 0 && next >= expected && partitions.missing(floor, 0) == 0) {
        refresh();
        expected = 0;
      }
      return true;
    } catch (IOException | AlreadyClosedException broken) {
      trouble = "the index cannot be written: " + broken.getMessage();
      partitions.endWriter();
      fed = events.isEmpty() ? next : events.getFirst().sequence();
      return false;
    } finally {
      writing.unlock();
    }
  }

  /// The writer for this event: the one at hand if the event goes on where it stands, on the same
  /// day, or a new one, or one that was closed and is gone on with.
  private PartitionWriter writer(NumberedEvent event) throws IOException {
    PartitionWriter at = partitions.writer();
    if (at != null && at.events() < LARGEST && at.takes(event.sequence(), event.arrived())) {
      return at;
    }
    long day = Partition.day(event.arrived());
    long first = Math.max(floor, partitions.start(fed, event.sequence()));
    if (at != null
        && at.extent().next() >= first
        && at.extent().next() <= event.sequence()
        && day <= Partition.day(at.folder())
        && at.events() < LARGEST) {
      return at;
    }
    if (at != null) {
      at.commit();
      partitions.endWriter();
    }
    PartitionWriter opened = reopened(first, day);
    if (opened == null) {
      opened =
          PartitionWriter.open(
              partitions.folder(LocalDate.ofEpochDay(day).toString(), first),
              Extent.empty(first, floor),
              documents);
    }
    partitions.open(opened);
    return opened;
  }

  private @Nullable PartitionWriter reopened(long first, long day) {
    for (Partition partition : partitions.closed()) {
      if (partition.extent().next() == first && day <= Partition.day(partition.folder())) {
        try {
          PartitionWriter writer =
              PartitionWriter.open(partition.folder(), partition.extent(), documents);
          if (writer.events() < LARGEST) {
            return writer;
          }
          writer.close();
        } catch (IOException damaged) {
          return null;
        }
      }
    }
    return null;
  }

  private void covered(long next) {
    PartitionWriter at = partitions.writer();
    if (at == null || at.extent().next() < fed) {
      return;
    }
    at.until(partitions.before(next, at.extent().next()));
  }

  @Override
  public void forget(long first) {
    writing.lock();
    try {
      floor = Math.max(floor, first);
      PartitionWriter at = partitions.writer();
      if (at != null) {
        at.floor(floor);
      }
      for (Partition partition : partitions.closed()) {
        if (partition.extent().next() <= floor) {
          partitions.drop(partition);
          Partition.delete(partition.folder());
        }
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void commit() {
    writing.lock();
    try {
      PartitionWriter at = partitions.writer();
      if (at != null) {
        at.commit();
        at.refresh();
      }
      freshness.fresh();
    } catch (IOException | AlreadyClosedException broken) {
      partitions.endWriter();
      throw new UncheckedIOException(
          new IOException("the index cannot be written: " + broken.getMessage(), broken));
    } finally {
      writing.unlock();
    }
  }

  /// Why events were not taken when they were offered last; empty when they were.
  public String trouble() {
    return trouble;
  }

  /// Records that a stop would take away.
  long uncommitted() {
    writing.lock();
    try {
      PartitionWriter at = partitions.writer();
      return at == null ? 0 : at.uncommitted();
    } finally {
      writing.unlock();
    }
  }

  /// Makes ready what the most frequent values of the fields that were asked for are told from. For
  /// one thread.
  ///
  /// @param on whether so many events more are gone over now; asked before each piece of work
  public void prepare(IntPredicate on) {
    try (Readers readers = partitions.acquire(Window.ALL)) {
      censuses.round(readers.searcher().getIndexReader().leaves(), partitions.folders(), on);
    }
  }

  private Searches fresh() {
    freshness.asked();
    return searches;
  }

  /// Records that were taken and are not searchable yet.
  long waiting() {
    return freshness.waiting();
  }

  @Override
  public void refresh() {
    freshness.refresh();
  }

  private <T> T asked(Function<Searches, T> question) {
    return soundness.asked(() -> question.apply(fresh()));
  }

  @Override
  public Found search(Search search) {
    return asked(searches -> searches.search(search));
  }

  @Override
  public Counted<Bucket> histogram(Query query, Window window, long step, int most) {
    return asked(searches -> searches.histogram(query, window, step, most));
  }

  @Override
  public Counted<ValueCount> values(Query query, Window window, String field, int most) {
    return asked(searches -> searches.values(query, window, field, most));
  }

  @Override
  public List<String> fields(String from, int most) {
    return asked(searches -> searches.fields(from, most));
  }

  @Override
  public OptionalLong sequence(String eventId) {
    return asked(searches -> searches.sequence(eventId));
  }

  @Override
  public Map<Long, Long> templates(LongPredicate wanted, int most) {
    return asked(searches -> searches.templates(wanted, most));
  }

  @Override
  public Ranked ranked(Ranking ranking) {
    return asked(searches -> searches.ranked(ranking));
  }

  @Override
  public State state() {
    freshness.asked();
    return partitions.state(floor);
  }

  @Override
  public <V> V at(Window window, Function<EventView, V> question) {
    return soundness.asked(
        () -> {
          try (Pinned pinned = partitions.pin(floor, window)) {
            return question.apply(pinned.view(searches));
          }
        });
  }

  @Override
  public void close() {
    writing.lock();
    try {
      if (partitions.writer() != null) {
        commit();
      }
    } finally {
      partitions.endWriter();
      partitions.close();
      writing.unlock();
    }
  }
}
