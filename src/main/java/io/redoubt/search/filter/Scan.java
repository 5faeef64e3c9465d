package io.redoubt.search.filter;

import io.redoubt.event.Event;
import io.redoubt.event.port.EventFinder.Bucket;
import io.redoubt.event.port.EventFinder.Counted;
import io.redoubt.event.port.EventFinder.ValueCount;
import io.redoubt.event.query.Facts;
import io.redoubt.event.query.Fold;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/// Gathers what a search over a stream of events wants: the latest hits, counts by time, frequent
/// values. For one thread; holds as many events as hits are wanted.
public final class Scan {
  private static final int MOST = 1_000_000;

  private final int limit;
  private final long step;
  private final String field;
  private final PriorityQueue<Kept> latest = new PriorityQueue<>();
  private final TreeMap<Long, long[]> buckets = new TreeMap<>();
  private final Map<String, long[]> values = new HashMap<>();
  private boolean complete = true;
  private long total;

  private record Kept(long millis, long order, Event event) implements Comparable<Kept> {
    @Override
    public int compareTo(Kept other) {
      return Comparator.comparingLong(Kept::millis)
          .thenComparingLong(Kept::order)
          .compare(this, other);
    }
  }

  /// @param limit hits wanted
  /// @param step of the counts by time, milliseconds; 0 for none
  /// @param field whose values are counted; empty for none
  public Scan(int limit, long step, String field) {
    this.limit = limit;
    this.step = step;
    this.field = field;
  }

  /// Takes an event that fits.
  public void add(Event event) {
    boolean dated = event.time().status().dated();
    long millis = dated ? event.time().millis() : Long.MIN_VALUE;
    Kept kept = new Kept(millis, total++, event);
    if (latest.size() < limit) {
      latest.add(new Kept(millis, kept.order(), event.detached()));
    } else if (limit > 0 && latest.element().compareTo(kept) < 0) {
      latest.poll();
      latest.add(new Kept(millis, kept.order(), event.detached()));
    }
    if (step > 0 && dated) {
      count(buckets, Math.floorDiv(millis, step) * step);
    }
    if (!field.isEmpty()) {
      Set<String> said = new HashSet<>();
      Facts.each(
          event,
          (name, value) -> {
            if (name.equals(field) && said.add(Fold.fold(value))) {
              count(values, Fold.fold(value));
            }
          });
    }
  }

  private <K> void count(Map<K, long[]> counts, K key) {
    long[] count = counts.get(key);
    if (count != null) {
      count[0]++;
    } else if (counts.size() < MOST) {
      counts.put(key, new long[] {1});
    } else {
      complete = false;
    }
  }

  /// How many were taken.
  public long total() {
    return total;
  }

  /// The hits wanted, the latest first; events without a time last.
  public List<Event> hits() {
    return latest.stream().sorted(Comparator.reverseOrder()).map(Kept::event).toList();
  }

  /// How many events there are by time.
  public Counted<Bucket> histogram() {
    return new Counted<>(
        buckets.entrySet().stream()
            .map(entry -> new Bucket(entry.getKey(), entry.getValue()[0]))
            .toList(),
        complete);
  }

  /// The most frequent values of the field, in lower case.
  public Counted<ValueCount> values(int most) {
    List<ValueCount> all =
        values.entrySet().stream()
            .map(entry -> new ValueCount(entry.getKey(), entry.getValue()[0]))
            .sorted(
                Comparator.comparingLong(ValueCount::count)
                    .reversed()
                    .thenComparing(ValueCount::value))
            .toList();
    return new Counted<>(
        all.subList(0, Math.min(most, all.size())), complete && all.size() <= most);
  }
}
