package io.redoubt.search.tail;

import io.redoubt.event.Event;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Texts;
import io.redoubt.event.query.Words;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far the tail was looked through for some words, and which records have how many of them. Not
/// thread-safe.
final class Weighed {
  private static final int SHIFT = 24;
  private static final int MOST = (1 << SHIFT) - 1;

  private final List<String> words;
  private final Words cut = new Words();
  private final int[] counting;
  private final long[] having;
  private long start;
  private long end;

  /* Records that have one, ascending; the counts of the i-th begin at offsets[i]. */
  private long[] sequences = new long[64];
  private int[] offsets = new int[65];
  private int size;

  /* Word and count of it, for each word that a record has. */
  private int[] counts = new int[128];
  private int first;

  Weighed(List<String> words, long start) {
    this.words = words;
    this.counting = new int[words.size()];
    this.having = new long[words.size()];
    this.start = start;
    this.end = start;
  }

  /// The first number that counts.
  long start() {
    return start;
  }

  /// One more than the last number that was looked at.
  long end() {
    return end;
  }

  /// How much is remembered, in places of 16 bytes.
  int size() {
    return (3 * sequences.length + counts.length) / 4;
  }

  /// Everything below this number was looked at.
  void until(long number) {
    end = Math.max(end, number);
  }

  /// Takes an event, the next in order.
  void look(NumberedEvent numbered) {
    Event event = numbered.event();
    boolean any = false;
    for (String text : Texts.all(event)) {
      cut.over(text);
      while (cut.next()) {
        for (int i = 0; i < counting.length; i++) {
          if (cut.is(words.get(i))) {
            counting[i]++;
            any = true;
          }
        }
      }
    }
    if (any) {
      put(numbered.sequence());
    }
  }

  private void put(long sequence) {
    room();
    int at = offsets[size];
    for (int i = 0; i < counting.length; i++) {
      if (counting[i] > 0) {
        counts[at++] = i << SHIFT | Math.min(MOST, counting[i]);
        having[i]++;
        counting[i] = 0;
      }
    }
    sequences[size++] = sequence;
    offsets[size] = at;
  }

  private void room() {
    if (size == sequences.length && first > size / 2) {
      closeUp();
    }
    if (size == sequences.length) {
      sequences = Arrays.copyOf(sequences, size * 2);
      offsets = Arrays.copyOf(offsets, size * 2 + 1);
    }
    if (offsets[size] + counting.length > counts.length) {
      counts = Arrays.copyOf(counts, counts.length * 2 + counting.length);
    }
  }

  private void closeUp() {
    int base = offsets[first];
    System.arraycopy(counts, base, counts, 0, offsets[size] - base);
    for (int i = first; i <= size; i++) {
      offsets[i - first] = offsets[i] - base;
    }
    System.arraycopy(sequences, first, sequences, 0, size - first);
    size -= first;
    first = 0;
  }

  /// Lets go of what has a lower number.
  void from(long number) {
    start = Math.max(start, number);
    end = Math.max(end, start);
    while (first < size && sequences[first] < start) {
      for (int i = offsets[first]; i < offsets[first + 1]; i++) {
        having[counts[i] >>> SHIFT]--;
      }
      first++;
    }
  }

  /// What was found.
  Found found() {
    int base = offsets[first];
    int[] from = Arrays.copyOfRange(offsets, first, size + 1);
    for (int i = 0; i < from.length; i++) {
      from[i] -= base;
    }
    return new Found(
        having.clone(),
        Arrays.copyOfRange(sequences, first, size),
        from,
        Arrays.copyOfRange(counts, base, offsets[size]));
  }

  /// Which records have the words how often. Gone through once, by one thread.
  static final class Found {
    private final long[] having;
    private final long[] sequences;
    private final int[] offsets;
    private final int[] counts;
    private final int[] one;
    private int at;

    private Found(long[] having, long[] sequences, int[] offsets, int[] counts) {
      this.having = having;
      this.sequences = sequences;
      this.offsets = offsets;
      this.counts = counts;
      this.one = new int[having.length];
    }

    /// Of no words.
    static Found none() {
      return new Found(new long[0], new long[0], new int[1], new int[0]);
    }

    /// How many records have the word at this place.
    long having(int word) {
      return having[word];
    }

    /// Begins again.
    void begin() {
      at = 0;
    }

    /// How often the record has each word; null when it has none. Valid until the next one.
    ///
    /// @param sequence higher than the one before
    int @Nullable [] counts(long sequence) {
      while (at < sequences.length && sequences[at] < sequence) {
        at++;
      }
      if (at == sequences.length || sequences[at] > sequence) {
        return null;
      }
      Arrays.fill(one, 0);
      for (int i = offsets[at]; i < offsets[at + 1]; i++) {
        one[counts[i] >>> SHIFT] = counts[i] & MOST;
      }
      return one;
    }
  }
}
