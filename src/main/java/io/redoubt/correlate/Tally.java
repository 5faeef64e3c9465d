package io.redoubt.correlate;

import io.redoubt.event.finding.Counts;
import io.redoubt.event.finding.Kept;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts distinct values, at most `limit` of them. Past the limit it keeps the values with the
/// smallest hashes: whatever stays has been counted from the start, and the order of arrival does
/// not matter. Not thread-safe.
final class Tally {
  private static final Comparator<Counts.Count> MOST_FIRST =
      Comparator.comparingLong(Counts.Count::count).reversed().thenComparing(Counts.Count::value);

  private final int limit;
  private final TreeMap<Long, Counts.Count> byHash = new TreeMap<>();
  private boolean complete = true;

  Tally(int limit) {
    this.limit = limit;
  }

  /// The same counts, to be changed on their own.
  Tally copy() {
    Tally copy = new Tally(limit);
    copy.byHash.putAll(byHash);
    copy.complete = complete;
    return copy;
  }

  void write(StateOut out) {
    out.number(limit).flag(complete);
    out.each(byHash.values(), count -> out.text(count.value()).number(count.count()));
  }

  static Tally read(StateIn in) {
    Tally tally = new Tally(in.small());
    boolean complete = in.flag();
    in.each(() -> new Counts.Count(in.text(), in.number()))
        .forEach(count -> tally.byHash.put(Hashes.of(count.value()), count));
    tally.complete = complete;
    return tally;
  }

  /// Counts a value `times` times.
  void add(String value, long times) {
    String text = Kept.value(value);
    add(Hashes.of(text), new Counts.Count(text, times));
  }

  /// Keeps a value that is new; does not count one that is known.
  void note(String value) {
    String text = Kept.value(value);
    long hash = Hashes.of(text);
    if (!byHash.containsKey(hash)) {
      add(hash, new Counts.Count(text, 1));
    }
  }

  private void add(long hash, Counts.Count more) {
    Counts.Count known = byHash.get(hash);
    if (known != null) {
      byHash.put(hash, new Counts.Count(known.value(), known.count() + more.count()));
    } else if (byHash.size() < limit) {
      byHash.put(hash, more);
    } else {
      complete = false;
      if (hash < byHash.lastKey()) {
        byHash.pollLastEntry();
        byHash.put(hash, more);
      }
    }
  }

  /// Takes in another tally; of the same events (then the higher count of a value stands) or of
  /// others (then counts add up).
  void merge(Tally other, boolean sameEvents) {
    complete &= other.complete;
    for (Map.Entry<Long, Counts.Count> e : other.byHash.entrySet()) {
      Counts.Count known = byHash.get(e.getKey());
      if (known == null || !sameEvents) {
        add(e.getKey(), e.getValue());
      } else if (known.count() < e.getValue().count()) {
        byHash.put(e.getKey(), e.getValue());
      }
    }
  }

  /// Whether all values that were counted are here.
  boolean complete() {
    return complete;
  }

  /// The values, in no order.
  List<String> names() {
    return byHash.values().stream().map(Counts.Count::value).toList();
  }

  Counts counts() {
    List<Counts.Count> sorted = byHash.values().stream().sorted(MOST_FIRST).toList();
    return new Counts(sorted, complete);
  }
}
