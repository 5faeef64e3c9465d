package io.redoubt.store.index;

import io.redoubt.event.Event;
import io.redoubt.event.query.Fold;
import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.UnicodeUtil;

/// The values of one event, folded, as UTF-8 one behind the other. What is plain ASCII, as nearly
/// everything is, becomes no text on the way. Filled anew for each event; not thread-safe.
final class FoldedValues {
  private byte[] bytes = new byte[8192];
  private int[] ends = new int[128];
  private int[] hashes = new int[128];
  private int count;

  void clear() {
    count = 0;
  }

  /// How many there are.
  int size() {
    return count;
  }

  /// Where they stand.
  byte[] bytes() {
    return bytes;
  }

  /// Index of the first byte.
  int start(int value) {
    return value == 0 ? 0 : ends[value - 1];
  }

  /// Index one past the last byte.
  int end(int value) {
    return ends[value];
  }

  int length(int value) {
    return end(value) - start(value);
  }

  /// Equal values have equal ones.
  int hash(int value) {
    return hashes[value];
  }

  boolean same(int a, int b) {
    return hashes[a] == hashes[b]
        && Arrays.equals(bytes, start(a), end(a), bytes, start(b), end(b));
  }

  /// Adds the value of a cell.
  void add(Event event, int cell) {
    if (event.escaped(cell)
        || !plain(event.spanBuffer(cell), event.spanStart(cell), event.spanLength(cell))) {
      add(event.text(cell));
    }
  }

  /// Adds a value.
  void add(String value) {
    String folded = Fold.fold(value);
    int from = room(UnicodeUtil.MAX_UTF8_BYTES_PER_CHAR * folded.length());
    int to = UnicodeUtil.UTF16toUTF8(folded, 0, folded.length(), bytes, from);
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = 31 * hash + bytes[i];
    }
    put(to, hash);
  }

  /// Takes the last one back.
  void drop() {
    count--;
  }

  /* Whether it was plain ASCII and is added. */
  private boolean plain(byte[] buffer, int start, int length) {
    int counts = Math.min(length, Fold.LENGTH);
    int at = room(counts);
    int hash = 0;
    for (int i = 0; i < counts; i++) {
      byte b = buffer[start + i];
      if (b < 0) {
        return false;
      }
      byte folded = b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
      bytes[at + i] = folded;
      hash = 31 * hash + folded;
    }
    put(at + counts, hash);
    return true;
  }

  private int room(int more) {
    int from = count == 0 ? 0 : ends[count - 1];
    bytes = ArrayUtil.grow(bytes, from + more);
    return from;
  }

  private void put(int end, int hash) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
      hashes = Arrays.copyOf(hashes, count * 2);
    }
    ends[count] = end;
    hashes[count++] = hash;
  }
}
