package io.redoubt.search.tail;

import org.jspecify.annotations.Nullable;

/// Says which records of the tail are read. Not thread-safe.
@FunctionalInterface
interface Skipping {
  /// The first number from this one on that is read.
  ///
  /// @param end what to answer when there is none below it
  long next(long from, long end);

  /// All of them.
  static Skipping none() {
    return (from, _) -> from;
  }

  /// Those that may fit.
  ///
  /// @param sieve null: all
  static Skipping of(Signatures signatures, @Nullable Sieve sieve) {
    return sieve == null ? none() : (from, end) -> signatures.next(from, end, sieve);
  }

  /// From this number on as this says; none before.
  static Skipping since(long number, Skipping some) {
    return (from, end) -> number >= end ? end : some.next(Math.max(from, number), end);
  }

  /// Those that one of them reads. Asked in ascending order up to one end, each is asked once for
  /// each record.
  static Skipping either(Skipping... some) {
    return new Either(some);
  }

  /// What [#either] gives.
  final class Either implements Skipping {
    private final Skipping[] some;
    private final long[] known;
    private final long[] ends;
    private long last;

    private Either(Skipping[] some) {
      this.some = some;
      this.known = new long[some.length];
      this.ends = new long[some.length];
    }

    @Override
    public long next(long from, long end) {
      long next = end;
      for (int i = 0; i < some.length; i++) {
        next = Math.min(next, next(i, from, end));
      }
      last = from;
      return next;
    }

    /* What was found for a lower number holds for this one, if it is not below it; where nothing
    was found, the search goes on from there. */
    private long next(int i, long from, long end) {
      boolean holds = from >= last && known[i] >= from;
      if (!holds || (known[i] >= ends[i] && ends[i] < end)) {
        known[i] = some[i].next(holds ? known[i] : from, end);
        ends[i] = end;
      }
      return known[i];
    }
  }
}
