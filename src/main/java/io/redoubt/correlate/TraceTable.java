package io.redoubt.correlate;

import org.jspecify.annotations.Nullable;

/* Open addressing with linear probing, at most half full, as it is asked twice for every log-on:
 * no object for a key, none for an entry. An empty place is one without a trace.
 */
/// The traces that are remembered, by the hash of their entity. Not thread-safe.
final class TraceTable {
  private long[] hashes = new long[16];
  private @Nullable LoginTrace[] traces = new LoginTrace[16];
  private int size;

  /// Takes every trace of a table, in no particular order.
  @FunctionalInterface
  interface Taker {
    /// Takes one.
    void take(long hash, LoginTrace trace);
  }

  int size() {
    return size;
  }

  @Nullable LoginTrace get(long hash) {
    return traces[place(hash)];
  }

  /// Puts a trace where none is yet.
  void put(long hash, LoginTrace trace) {
    if (size * 2 >= hashes.length) {
      rebuild(hashes.length * 2, Long.MAX_VALUE, Long.MIN_VALUE);
    }
    int place = place(hash);
    hashes[place] = hash;
    traces[place] = trace;
    size++;
  }

  /// Drops those with larger hashes.
  void keepUpTo(long bound) {
    rebuild(hashes.length, bound, Long.MIN_VALUE);
  }

  /// Drops those for which nothing arrived since this moment.
  void keepSince(long millis) {
    rebuild(hashes.length, Long.MAX_VALUE, millis);
  }

  void forEach(Taker taker) {
    for (int i = 0; i < traces.length; i++) {
      LoginTrace trace = traces[i];
      if (trace != null) {
        taker.take(hashes[i], trace);
      }
    }
  }

  /// The hashes, in no particular order.
  long[] hashes() {
    long[] all = new long[size];
    int count = 0;
    for (int i = 0; i < traces.length; i++) {
      if (traces[i] != null) {
        all[count++] = hashes[i];
      }
    }
    return all;
  }

  private int place(long hash) {
    int mask = hashes.length - 1;
    int place = (int) ((hash * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (traces[place] != null && hashes[place] != hash) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void rebuild(int length, long bound, long since) {
    long[] oldHashes = hashes;
    @Nullable LoginTrace[] oldTraces = traces;
    hashes = new long[length];
    traces = new LoginTrace[length];
    size = 0;
    for (int i = 0; i < oldTraces.length; i++) {
      LoginTrace trace = oldTraces[i];
      if (trace != null && oldHashes[i] <= bound && trace.touched() >= since) {
        put(oldHashes[i], trace);
      }
    }
  }
}
