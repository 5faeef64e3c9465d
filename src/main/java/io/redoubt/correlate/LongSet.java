package io.redoubt.correlate;

import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.Arrays;

/// A growing set of 64-bit hashes by open addressing, up to a limit. Not thread-safe.
final class LongSet {
  private static final int FIRST_SIZE = 16;

  private final int limit;
  private long[] slots = new long[FIRST_SIZE];
  private int size;
  private boolean zero;

  LongSet(int limit) {
    this.limit = limit;
  }

  /// The same set, to be changed on its own.
  LongSet copy() {
    LongSet copy = new LongSet(limit);
    copy.slots = slots.clone();
    copy.size = size;
    copy.zero = zero;
    return copy;
  }

  void write(StateOut out) {
    long[] all = sorted();
    out.number(all.length);
    for (long hash : all) {
      out.number(hash);
    }
  }

  static LongSet read(StateIn in, int limit) {
    LongSet set = new LongSet(limit);
    in.each(in::number).forEach(set::add);
    return set;
  }

  /// Adds a hash; false when it was there, or when the set is full.
  boolean add(long hash) {
    if (hash == 0) {
      boolean added = !zero && !full();
      zero |= added;
      return added;
    }
    int at = slot(slots, hash);
    if (slots[at] == hash || full()) {
      return false;
    }
    slots[at] = hash;
    size++;
    if (size * 2 > slots.length) {
      grow();
    }
    return true;
  }

  boolean contains(long hash) {
    return hash == 0 ? zero : slots[slot(slots, hash)] == hash;
  }

  /// Whether no further hash is taken.
  boolean full() {
    return size() >= limit;
  }

  int size() {
    return size + (zero ? 1 : 0);
  }

  /// The hashes in ascending order.
  long[] sorted() {
    long[] all = new long[size()]; // one is 0 where 0 is among them
    int at = 0;
    for (long hash : slots) {
      if (hash != 0) {
        all[at++] = hash;
      }
    }
    Arrays.sort(all);
    return all;
  }

  private void grow() {
    long[] wider = new long[slots.length * 2];
    for (long hash : slots) {
      if (hash != 0) {
        wider[slot(wider, hash)] = hash;
      }
    }
    slots = wider;
  }

  private static int slot(long[] slots, long hash) {
    int mask = slots.length - 1;
    int at = (int) hash & mask;
    while (slots[at] != 0 && slots[at] != hash) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
