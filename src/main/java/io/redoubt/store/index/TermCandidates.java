package io.redoubt.store.index;

import java.util.Arrays;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.apache.lucene.util.LongHeap;

/// Hashes of terms that may be among the most frequent, with how often they came. Of very many that
/// are equally frequent none is kept, as it is quicker to look for the first of them in the order
/// of their texts. Not thread-safe.
final class TermCandidates {
  private final int most;
  private final int ties;
  private final LongHeap highest;
  private long floor;
  private long[] hashes = new long[64];
  private long[] counts = new long[64];
  private int size;
  private long dropped = -1;
  private boolean passed;

  /// @param most values that are wanted, at least 1
  /// @param floor what comes more rarely is of no interest
  /// @param ties so many that are equally frequent are kept beside those wanted
  TermCandidates(int most, long floor, int ties) {
    this.most = most;
    this.ties = ties;
    this.floor = floor;
    this.highest = new LongHeap(Math.min(most, 1 << 20));
  }

  /// How often one has to come to be of interest.
  long least() {
    return highest.size() < most ? floor : Math.max(floor, highest.top());
  }

  /// One more, each once.
  void add(long hash, long events) {
    if (events < least() || events == dropped) {
      passed = true;
      return;
    }
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, size * 2);
      counts = Arrays.copyOf(counts, size * 2);
    }
    hashes[size] = hash;
    counts[size++] = events;
    highest.insertWithOverflow(events);
    if (size >= most + ties) {
      keep(count -> count >= least());
      if (size >= most + ties / 2) {
        dropped = least();
        keep(count -> count > dropped);
      }
    }
  }

  private void keep(LongPredicate wanted) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (wanted.test(counts[i])) {
        hashes[kept] = hashes[i];
        counts[kept++] = counts[i];
      }
    }
    passed |= kept < size;
    size = kept;
  }

  /// There were some of less interest.
  void passedOver() {
    passed = true;
  }

  /// Those of others, which are all different from these.
  void join(TermCandidates others) {
    passed |= others.passed;
    floor = Math.max(floor, others.least());
    dropped = Math.max(dropped, others.dropped);
    for (int i = 0; i < others.size; i++) {
      add(others.hashes[i], others.counts[i]);
    }
  }

  /// Whether some are not among these.
  boolean passed() {
    return passed;
  }

  /// Whether those that came so often are not all among these.
  boolean dropped(long events) {
    return dropped == events;
  }

  /// The hashes of those that came so often, or more often.
  long[] from(long events) {
    return hashes(count -> count >= events);
  }

  /// How often each came of those that [#from] gives.
  long[] counts(long events) {
    return Arrays.stream(counts, 0, size).filter(count -> count >= events).toArray();
  }

  /// The hashes of those that came just so often.
  long[] equal(long events) {
    return hashes(count -> count == events);
  }

  private long[] hashes(LongPredicate wanted) {
    return IntStream.range(0, size)
        .filter(i -> wanted.test(counts[i]))
        .mapToLong(i -> hashes[i])
        .toArray();
  }
}
