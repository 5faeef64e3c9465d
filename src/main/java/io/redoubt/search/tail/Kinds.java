package io.redoubt.search.tail;

import io.redoubt.event.Event;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Texts;
import io.redoubt.event.query.Words;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;

/// Of which template each of the last records is and how many words its text has, so that searches
/// by meaning do not read them again. 12 bytes a record, for a million (1,048,576) at most.
/// Thread-safe.
public final class Kinds {
  private static final int TOGETHER = 4096;
  private static final int BLOCKS = 256;
  private static final long RECORDS = (long) TOGETHER * BLOCKS;
  private static final int UNKNOWN = -1;

  private final ToLongFunction<Event> templating;
  private final Words cut = new Words();
  private final long[][] templates = new long[BLOCKS][];
  private final int[][] words = new int[BLOCKS][];
  private final long[] numbers = new long[BLOCKS];
  private long first;
  private volatile long asked = -1;

  /// Of none yet.
  ///
  /// @param templating gives the number of each event's template; asked by one thread at a time
  public Kinds(ToLongFunction<Event> templating) {
    this.templating = templating;
    Arrays.fill(numbers, -1);
    Arrays.fill(templates, new long[0]);
    Arrays.fill(words, new int[0]);
  }

  /// How many words the records of a stretch have, and of which templates they are.
  ///
  /// @param templates each once
  /// @param texts records that have words
  /// @param words of all of them together
  record Census(Set<Long> templates, long texts, long words) {}

  /// Adds this one, if it is not in it. What is a million below it gives way.
  synchronized void take(NumberedEvent event) {
    long sequence = event.sequence();
    int at = room(sequence);
    int in = (int) (sequence % TOGETHER);
    if (at >= 0 && words[at][in] == UNKNOWN) {
      templates[at][in] = templating.applyAsLong(event.event());
      words[at][in] = words(event.event());
    }
  }

  private int words(Event event) {
    int many = 0;
    for (String text : Texts.all(event)) {
      cut.over(text);
      while (cut.next()) {
        many++;
      }
    }
    return many;
  }

  /* The block of a record; -1 when it is too old. */
  private int room(long sequence) {
    long block = sequence / TOGETHER;
    int at = (int) (block % BLOCKS);
    if (sequence < first || block < numbers[at]) {
      return -1;
    }
    if (block != numbers[at]) {
      numbers[at] = block;
      templates[at] = new long[TOGETHER];
      words[at] = new int[TOGETHER];
      Arrays.fill(words[at], UNKNOWN);
    }
    return at;
  }

  /// Somebody asks, up to this number.
  void asks(long end) {
    asked = end;
  }

  /// Whether somebody has asked since the log had a million records less than now.
  boolean wanted(long end) {
    return asked >= 0 && end - asked < RECORDS;
  }

  /// The first number from this one on of which nothing is known.
  ///
  /// @param end what to answer when there is none below it
  synchronized long unknown(long from, long end) {
    for (long at = from; at < end; at++) {
      if (!known(at)) {
        return at;
      }
    }
    return end;
  }

  private boolean known(long sequence) {
    long block = sequence / TOGETHER;
    int at = (int) (block % BLOCKS);
    return numbers[at] == block && words[at][(int) (sequence % TOGETHER)] != UNKNOWN;
  }

  /// The template of each of these records; 0 where it is not known, or has none.
  synchronized long[] templates(long[] sequences) {
    long[] of = new long[sequences.length];
    for (int i = 0; i < of.length; i++) {
      of[i] = template(sequences[i]);
    }
    return of;
  }

  /// The templates of the records between these numbers, each with the number of one that has it.
  ///
  /// @param wanted which of them
  /// @param most so many at most
  synchronized Map<Long, Long> examples(long from, long to, LongPredicate wanted, int most) {
    Map<Long, Long> examples = new HashMap<>();
    long last = 0;
    for (long at = from; at < to && examples.size() < most; at++) {
      long template = template(at);
      if (template != last && template != 0 && wanted.test(template)) {
        examples.putIfAbsent(template, at);
      }
      last = template;
    }
    return examples;
  }

  private long template(long at) {
    return known(at) ? templates[(int) (at / TOGETHER % BLOCKS)][(int) (at % TOGETHER)] : 0;
  }

  /// What the records between these numbers are like.
  synchronized Census census(long from, long to) {
    Set<Long> all = new HashSet<>();
    long texts = 0;
    long together = 0;
    long last = 0;
    for (long at = from; at < to; at++) {
      if (known(at)) {
        int block = (int) (at / TOGETHER % BLOCKS);
        int in = (int) (at % TOGETHER);
        long template = templates[block][in];
        if (template != last && template != 0) {
          all.add(template);
          last = template;
        }
        texts += words[block][in] > 0 ? 1 : 0;
        together += words[block][in];
      }
    }
    return new Census(all, texts, together);
  }

  /// Lets go of what is below this number, as far as whole blocks are.
  synchronized void from(long number) {
    for (int i = 0; i < BLOCKS; i++) {
      if (numbers[i] >= 0 && (numbers[i] + 1) * TOGETHER <= number) {
        numbers[i] = -1;
        templates[i] = new long[0];
        words[i] = new int[0];
      }
    }
    first = Math.max(first, number);
  }
}
