package io.redoubt.store.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.NumericUtils;
import org.jspecify.annotations.Nullable;

/// Kinds of values that stand in the index as points alone, without a term, because their text can
/// be told from the number that the point is: they are most of the values that hardly ever come
/// again, and a point costs a fraction of a term. A point is the hash of its key and the number, in
/// their order.
enum PointKind {
  /// Whole numbers as a program writes them, of five to fifteen digits. Shorter ones come again and
  /// again, so that terms are cheaper for them.
  WHOLE(Keys.WHOLE, Long.BYTES) {
    @Override
    long number(byte[] text, int from, int to) {
      boolean negative = from < to && text[from] == '-';
      int first = negative ? from + 1 : from;
      int digits = to - first;
      if (digits < FEWEST_DIGITS || digits > MOST_DIGITS || text[first] == '0') {
        return NONE;
      }
      long value = 0;
      for (int i = first; i < to; i++) {
        int digit = text[i] - '0';
        if (digit < 0 || digit > 9) {
          return NONE;
        }
        value = value * 10 + digit;
      }
      return negative ? -value : value;
    }

    @Override
    List<long[]> beginning(byte[] prefix) {
      boolean negative = prefix.length > 0 && prefix[0] == '-';
      int first = negative ? 1 : 0;
      if (prefix.length == first) {
        return List.of(
            new long[] {negative ? Long.MIN_VALUE : NONE + 1, negative ? 0 : Long.MAX_VALUE});
      }
      long low = 0;
      for (int i = first; i < prefix.length; i++) {
        if (prefix[i] < '0' || prefix[i] > '9' || i - first >= MOST_DIGITS) {
          return List.of();
        }
        low = low * 10 + prefix[i] - '0';
      }
      List<long[]> all = new ArrayList<>();
      long high = low;
      for (int digits = prefix.length - first; digits <= MOST_DIGITS; digits++) {
        all.add(negative ? new long[] {-high, -low} : new long[] {low, high});
        low *= 10;
        high = high * 10 + 9;
      }
      return all;
    }

    @Override
    void put(long number, byte[] point) {
      NumericUtils.longToSortableBytes(
          NumericUtils.doubleToSortableLong((double) number), point, KEY_BYTES);
    }

    @Override
    long number(byte[] point) {
      long sortable = NumericUtils.sortableBytesToLong(point, KEY_BYTES);
      return (long) NumericUtils.sortableLongToDouble(sortable);
    }

    @Override
    void text(long number, BytesRef text) {
      long rest = Math.abs(number);
      int at = LONGEST;
      do {
        text.bytes[--at] = (byte) ('0' + rest % 10);
        rest /= 10;
      } while (rest > 0);
      if (number < 0) {
        text.bytes[--at] = '-';
      }
      text.offset = at;
      text.length = LONGEST - at;
    }
  },

  /// IPv4 addresses as a program writes them: four numbers without zeros before them.
  ADDRESS(Keys.ADDRESS, Integer.BYTES) {
    @Override
    long number(byte[] text, int from, int to) {
      long address = 0;
      int at = from;
      for (int part = 0; part < 4; part++) {
        int begun = at;
        int value = 0;
        while (at < to && at - begun < 3 && text[at] >= '0' && text[at] <= '9') {
          value = value * 10 + text[at++] - '0';
        }
        boolean right = at > begun && value <= 255 && (text[begun] != '0' || at == begun + 1);
        boolean ends = part == 3 ? at == to : at < to && text[at] == '.';
        if (!right || !ends) {
          return NONE;
        }
        at++;
        address = address << 8 | value;
      }
      return address;
    }

    @Override
    List<long[]> beginning(byte[] prefix) {
      long low = 0;
      long high = 0;
      int at = 0;
      for (int part = 0; part < 4; part++) {
        int begun = at;
        int value = 0;
        while (at < prefix.length && at - begun < 3 && prefix[at] >= '0' && prefix[at] <= '9') {
          value = value * 10 + prefix[at++] - '0';
        }
        boolean whole = at < prefix.length && prefix[at] == '.' && at > begun;
        boolean wrong = at < prefix.length && !whole;
        if (wrong || value > 255) {
          return List.of();
        }
        at += whole ? 1 : 0;
        int most = whole ? value : highest(value, at - begun);
        low = low << 8 | value;
        high = high << 8 | most;
      }
      return at < prefix.length ? List.of() : List.of(new long[] {low, high});
    }

    /* The highest part whose decimal digits begin with those of a value. */
    private static int highest(int value, int digits) {
      if (digits == 0) {
        return 255;
      }
      int most = value;
      for (int low = value * 10, high = value * 10 + 9; value > 0 && low <= 255; low *= 10) {
        most = Math.min(255, high);
        high = high * 10 + 9;
      }
      return most;
    }

    @Override
    void put(long number, byte[] point) {
      for (int i = 0; i < Integer.BYTES; i++) {
        point[KEY_BYTES + i] = (byte) (number >>> (24 - 8 * i));
      }
    }

    @Override
    long number(byte[] point) {
      return Integer.toUnsignedLong(
          NumericUtils.sortableBytesToInt(point, KEY_BYTES) ^ Integer.MIN_VALUE);
    }

    @Override
    void text(long number, BytesRef text) {
      int at = 0;
      for (int shift = 24; shift >= 0; shift -= 8) {
        int part = (int) (number >>> shift) & 0xff;
        if (part >= 100) {
          text.bytes[at++] = (byte) ('0' + part / 100);
        }
        if (part >= 10) {
          text.bytes[at++] = (byte) ('0' + part / 10 % 10);
        }
        text.bytes[at++] = (byte) ('0' + part % 10);
        text.bytes[at++] = '.';
      }
      text.offset = 0;
      text.length = at - 1;
    }
  };

  /// What is no value of the kind.
  static final long NONE = Long.MIN_VALUE;

  /// Bytes of the longest text of a value, with one to spare.
  static final int LONGEST = 16;

  /// Bytes of the hash of the key, with which points begin.
  static final int KEY_BYTES = Long.BYTES;

  private static final int FEWEST_DIGITS = 5;

  private static final double LEAST = 10_000;

  /* So many are exact in a `double`, in whose order numbers lie. */
  private static final int MOST_DIGITS = 15;

  private final String field;
  private final int bytes;

  PointKind(String field, int bytes) {
    this.field = field;
    this.bytes = KEY_BYTES + bytes;
  }

  /// The Lucene field.
  String field() {
    return field;
  }

  /// Bytes of a point.
  int bytes() {
    return bytes;
  }

  /// The number that the folded value `text[from, to)` is; [#NONE] when it is not of this kind.
  abstract long number(byte[] text, int from, int to);

  /// Between which numbers those are whose text begins so: lowest and highest of each stretch.
  abstract List<long[]> beginning(byte[] prefix);

  /// Writes a number into a point, behind the key.
  abstract void put(long number, byte[] point);

  /// The number in a point.
  abstract long number(byte[] point);

  /// The folded value that a number is.
  ///
  /// @param text has room for [#LONGEST] bytes
  abstract void text(long number, BytesRef text);

  /// Room for the text of any value.
  static BytesRef room() {
    return new BytesRef(new byte[LONGEST]);
  }

  /// The point of a number.
  byte[] point(NameGroup key, long number) {
    byte[] point = new byte[bytes];
    byte[] mark = key.mark();
    System.arraycopy(mark, 0, point, 0, mark.length);
    put(number, point);
    return point;
  }

  /// The number of a folded value.
  long number(String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    return number(text, 0, text.length);
  }

  /// Whether a number between these, both included, may be a [#WHOLE].
  static boolean mayBeWhole(double low, double high) {
    return low <= -LEAST || high >= LEAST;
  }

  /// The kind of a folded value; null for those that are terms.
  static @Nullable PointKind of(String value) {
    for (PointKind kind : values()) {
      if (kind.number(value) != NONE) {
        return kind;
      }
    }
    return null;
  }
}
