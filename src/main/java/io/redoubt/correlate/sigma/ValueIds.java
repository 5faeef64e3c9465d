package io.redoubt.correlate.sigma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/* There is one of these for each group whose values count, and most hold a handful: those are looked
 * through one by one, and only many get a table (open addressing, at most half full; 0 is an empty
 * place, others are ids plus one). What values look like is up to who writes the log, so that the
 * table's hash begins with something nobody knows beforehand.
 */
/// Numbers for the different values of a group, in the order in which they came. Not thread-safe.
final class ValueIds {
  private static final int FEW = 8;

  private String[] values = new String[2];
  private int[] table = {};
  private int seed;
  private int size;

  /// The same, to be changed on their own.
  ValueIds copy() {
    ValueIds copy = new ValueIds();
    copy.values = Arrays.copyOf(values, values.length);
    copy.table = table.clone();
    copy.seed = seed;
    copy.size = size;
    return copy;
  }

  /// How many there are.
  int size() {
    return size;
  }

  /// The values, in the order of their numbers.
  List<String> all() {
    return new ArrayList<>(Arrays.asList(values).subList(0, size));
  }

  /// The value's number, given if it has none.
  int of(String value) {
    int known = find(value);
    if (known >= 0) {
      return known;
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
    if (size > FEW) {
      note(size - 1);
    }
    return size - 1;
  }

  /// The value's number; -1 when it has none.
  int find(String value) {
    if (size <= FEW) {
      for (int i = 0; i < size; i++) {
        if (values[i].equals(value)) {
          return i;
        }
      }
      return -1;
    }
    return table[place(value)] - 1;
  }

  private void note(int id) {
    if (size * 2 > table.length) {
      table = new int[Math.max(4 * FEW, table.length * 2)];
      seed = ThreadLocalRandom.current().nextInt();
      for (int i = 0; i < id; i++) {
        table[place(values[i])] = i + 1;
      }
    }
    table[place(values[id])] = id + 1;
  }

  private int place(String value) {
    int mask = table.length - 1;
    int hash = seed;
    for (int i = 0; i < value.length(); i++) {
      hash = (hash ^ value.charAt(i)) * 0x01000193;
      hash ^= hash >>> 15;
    }
    int place = (hash ^ (hash >>> 16)) & mask;
    while (table[place] != 0 && !values[table[place] - 1].equals(value)) {
      place = (place + 1) & mask;
    }
    return place;
  }
}
