package io.redoubt.correlate.sigma;

import java.util.Arrays;

/* Most groups have a handful: those are looked through one by one, and only many get a table (open
 * addressing, at most half full; 0 is an empty place, others are ids plus one). The numbers are
 * those of a [ValueKey], so that any of their bits will do for a place.
 */
/// Ids for the different values of a group, in the order in which they came; of a value only the
/// number is kept that its [ValueKey] gives it. Not thread-safe.
final class Distinct {
  private static final int FEW = 24;

  private long[] numbers = new long[4];
  private int[] table = {};
  private int size;

  /// The same, to be changed on their own.
  Distinct copy() {
    Distinct copy = new Distinct();
    copy.numbers = Arrays.copyOf(numbers, numbers.length);
    copy.table = table.clone();
    copy.size = size;
    return copy;
  }

  /// How many there are.
  int size() {
    return size;
  }

  /// The number of the value of this id.
  long at(int id) {
    return numbers[id];
  }

  /// The value's id, given if it has none.
  int of(long number) {
    int known = find(number);
    if (known >= 0) {
      return known;
    }
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, size + Math.max(4, size >> 2));
    }
    numbers[size++] = number;
    if (size > FEW) {
      note(size - 1);
    }
    return size - 1;
  }

  /// The value's id; -1 when it has none.
  int find(long number) {
    if (size > FEW) {
      return table[place(number)] - 1;
    }
    for (int i = 0; i < size; i++) {
      if (numbers[i] == number) {
        return i;
      }
    }
    return -1;
  }

  private void note(int id) {
    if (size * 2 > table.length) {
      table = new int[Integer.highestOneBit(size) * 4];
      for (int i = 0; i < id; i++) {
        table[place(numbers[i])] = i + 1;
      }
    }
    table[place(numbers[id])] = id + 1;
  }

  private int place(long number) {
    int mask = table.length - 1;
    int place = (int) (number >>> 32) & mask;
    while (table[place] != 0 && numbers[table[place] - 1] != number) {
      place = (place + 1) & mask;
    }
    return place;
  }
}
