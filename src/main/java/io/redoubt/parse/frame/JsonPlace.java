package io.redoubt.parse.frame;

import io.redoubt.event.Field;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A place in the structure of JSON objects: the bytes that lead to a leaf from the one before, or
/// from the last to the end. Thread-safe; grows under the lock of [JsonPaths].
final class JsonPlace {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MOST_NEXT = 12;
  private static final int LONGEST = 1_000;
  private static final JsonPlace[] NOBODY = {};

  private final byte[] bytes;
  private final long head;
  private final long mask;
  private final Field field;
  private final boolean text;
  private final boolean last;
  private final boolean many;
  private final Field @Nullable [] fields;
  private volatile JsonPlace[] next;
  private @Nullable JsonTold told;

  /// A place before a leaf of this field.
  ///
  /// @param text whether the leaf stands in quotes
  JsonPlace(byte[] buffer, int from, int to, Field field, boolean text, JsonPlace before) {
    this.bytes = Arrays.copyOfRange(buffer, from, to);
    this.head = head(bytes);
    this.mask = mask(bytes.length);
    this.field = field;
    this.text = text;
    this.last = false;
    this.fields = null;
    /* Between leaves without a key there can only be elements of one array: any number of them. */
    boolean element = Arrays.equals(bytes, bytes(text ? "\",\"" : ","));
    this.many = element || before.many;
    this.next = element ? new JsonPlace[] {this} : NOBODY;
  }

  /// The end of an object.
  ///
  /// @param fields the fields of all its leaves, where they are always the same
  JsonPlace(byte[] buffer, int from, int to, Field @Nullable [] fields, JsonPlace before) {
    this.bytes = Arrays.copyOfRange(buffer, from, to);
    this.head = head(bytes);
    this.mask = mask(bytes.length);
    this.field = before.field;
    this.text = false;
    this.last = true;
    this.fields = fields;
    this.many = before.many;
    this.next = NOBODY;
  }

  private JsonPlace() {
    this.bytes = new byte[0];
    this.head = 0;
    this.mask = 0;
    this.field = Field.of("");
    this.text = false;
    this.last = false;
    this.fields = null;
    this.many = false;
    this.next = NOBODY;
  }

  /// Before the first byte.
  static JsonPlace first() {
    return new JsonPlace();
  }

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static long head(byte[] bytes) {
    long word = 0;
    for (int i = Math.min(bytes.length, Long.BYTES) - 1; i >= 0; i--) {
      word = word << Byte.SIZE | (bytes[i] & 0xff);
    }
    return word;
  }

  private static long mask(int length) {
    return length >= Long.BYTES ? -1L : (1L << (Byte.SIZE * length)) - 1;
  }

  int length() {
    return bytes.length;
  }

  Field field() {
    return field;
  }

  boolean text() {
    return text;
  }

  boolean last() {
    return last;
  }

  /// Whether there may be any number of leaves before.
  boolean many() {
    return many;
  }

  Field @Nullable [] fields() {
    return fields;
  }

  /// Says who told the kind of the objects that end here.
  void tell(JsonTold by) {
    told = by;
  }

  /// Who told their kind; null where that is not known.
  @Nullable JsonTold told() {
    return told;
  }

  /// The place to which the bytes at `at` lead; of several the one that is farthest.
  @Nullable JsonPlace next(byte[] buffer, int at, int to) {
    for (JsonPlace one : next) {
      if (one.stands(buffer, at, to)) {
        return one;
      }
    }
    return null;
  }

  private boolean stands(byte[] buffer, int at, int to) {
    int length = bytes.length;
    if (at + length > to || (last && at + length < to)) {
      return false;
    }
    if (at + Long.BYTES > buffer.length) {
      return Arrays.equals(bytes, 0, length, buffer, at, at + length);
    }
    if ((((long) LONG.get(buffer, at) ^ head) & mask) != 0) {
      return false;
    }
    for (int i = Long.BYTES; i < length; i += Long.BYTES) {
      int place = Math.min(i, length - Long.BYTES);
      if ((long) LONG.get(buffer, at + place) != (long) LONG.get(bytes, place)) {
        return false;
      }
    }
    return true;
  }

  /// The place to which exactly these bytes lead, or null.
  @Nullable JsonPlace same(byte[] buffer, int from, int to, boolean end) {
    for (JsonPlace one : next) {
      if (one.last == end && Arrays.equals(one.bytes, 0, one.bytes.length, buffer, from, to)) {
        return one;
      }
    }
    return null;
  }

  /// Adds a place, unless there are enough.
  boolean add(JsonPlace one) {
    JsonPlace[] known = next;
    if (known.length >= MOST_NEXT
        || one.bytes.length > LONGEST
        || same(one.bytes, 0, one.bytes.length, one.last) != null) {
      return false;
    }
    JsonPlace[] more = Arrays.copyOf(known, known.length + 1);
    int i = known.length;
    while (i > 0 && more[i - 1].bytes.length < one.bytes.length) {
      more[i] = more[i - 1];
      i--;
    }
    more[i] = one;
    next = more;
    return true;
  }
}
