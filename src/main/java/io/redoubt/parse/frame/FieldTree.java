package io.redoubt.parse.frame;

import io.redoubt.event.Field;
import io.redoubt.event.JsonText;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/* A node per path, its children in a small open hash table. A key is compared by its first and last
 * eight bytes as two numbers, and the rest only when it is longer than sixteen. Reads take no lock:
 * a reader that does not see a new node asks again under the lock. Each node guesses which key comes
 * next, by what came next the first time; a wrong guess costs a comparison. Hostile keys are bounded: in number by MAX_NODES, in
 * collisions by MAX_PROBES; beyond either, a field is made afresh at each use.
 */
/// Finds the [Field] of a path step by step from the bytes of its keys, without making strings.
/// Thread-safe.
public final class FieldTree {
  private static final int MAX_NODES = 20_000;
  private static final int MAX_PROBES = 32;
  private static final long MIX_FIRST = 0x9E3779B97F4A7C15L; // 2^64 / golden ratio
  private static final long MIX_LAST = 0xC2B2AE3D27D4EB4FL; // a prime of xxHash64
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final Root root;
  private final Field field;
  private final byte[] key;
  private final long first;
  private final long last;
  private final int length;
  private @Nullable FieldTree eldest;
  private @Nullable FieldTree after;
  private volatile FieldTree[] children = new FieldTree[4];
  private int used;
  private volatile @Nullable JsonPaths paths;

  private static final class Root {
    private int nodes;
  }

  private FieldTree(Root root, Field field, byte[] key) {
    this.root = root;
    this.field = field;
    this.key = key;
    this.first = firstWord(key, 0, key.length);
    this.last = lastWord(key, key.length, key.length, first);
    this.length = key.length;
  }

  /// A tree whose paths begin with this name; an empty name begins nothing.
  public static FieldTree at(String prefix) {
    return new FieldTree(new Root(), Field.of(prefix), new byte[0]);
  }

  /// The structures of the objects that were read with this node as their root.
  JsonPaths paths() {
    JsonPaths known = paths;
    if (known == null) {
      synchronized (root) {
        known = paths == null ? new JsonPaths() : paths;
        paths = known;
      }
    }
    return known;
  }

  /// The field of this node's path.
  public Field field() {
    return field;
  }

  /// The node below this one for the key `buffer[from, to)`, which may have JSON escapes.
  public FieldTree child(byte[] buffer, int from, int to) {
    return child(null, buffer, from, to);
  }

  /// The same, when the node found for the key before is known (null for an object's first key):
  /// records of a kind have their keys in one order.
  public FieldTree child(@Nullable FieldTree before, byte[] buffer, int from, int to) {
    int size = to - from;
    long head = firstWord(buffer, from, size);
    long tail = lastWord(buffer, to, size, head);
    FieldTree guess = before == null ? eldest : before.after;
    if (guess != null && guess.is(head, tail, size, buffer, from)) {
      return guess;
    }
    FieldTree found = find(head, tail, size, buffer, from);
    if (guess != null) {
      return found;
    }
    if (before == null) {
      eldest = found;
    } else {
      before.after = found;
    }
    return found;
  }

  private FieldTree find(long head, long tail, int size, byte[] buffer, int from) {
    FieldTree[] table = children;
    int mask = table.length - 1;
    int i = slot(head, tail, size) & mask;
    for (int probes = 0; table[i] != null && probes < MAX_PROBES; probes++) {
      if (table[i].is(head, tail, size, buffer, from)) {
        return table[i];
      }
      i = (i + 1) & mask;
    }
    return add(Arrays.copyOfRange(buffer, from, from + size));
  }

  private boolean is(long head, long tail, int size, byte[] buffer, int from) {
    return first == head
        && last == tail
        && length == size
        && (size <= 16 || Arrays.equals(key, 0, size, buffer, from, from + size));
  }

  private FieldTree add(byte[] newKey) {
    String name = JsonText.unescape(newKey, 0, newKey.length);
    FieldTree made = new FieldTree(root, field.child(name), newKey);
    synchronized (root) {
      if (root.nodes >= MAX_NODES) {
        return made;
      }
      if (used * 2 >= children.length) {
        children = grown(children);
      }
      FieldTree standing = put(children, made);
      if (standing == made) {
        used++;
        root.nodes++;
      }
      return standing == null ? made : standing;
    }
  }

  private static FieldTree[] grown(FieldTree[] old) {
    FieldTree[] table = new FieldTree[old.length * 2];
    for (FieldTree node : old) {
      if (node != null) {
        put(table, node);
      }
    }
    return table;
  }

  /// Puts the node where it belongs; gives the one of the same key that stands there already, or
  /// null when there is no room among the places that are looked at.
  private static @Nullable FieldTree put(FieldTree[] table, FieldTree made) {
    int mask = table.length - 1;
    int i = slot(made.first, made.last, made.key.length) & mask;
    for (int probes = 0; probes < MAX_PROBES; probes++) {
      if (table[i] == null) {
        table[i] = made;
        return made;
      }
      if (Arrays.equals(table[i].key, made.key)) {
        return table[i];
      }
      i = (i + 1) & mask;
    }
    return null;
  }

  private static int slot(long first, long last, int length) {
    long mixed = (first ^ length) * MIX_FIRST ^ last * MIX_LAST;
    return (int) (mixed >>> 40);
  }

  private static long firstWord(byte[] buffer, int from, int length) {
    if (from + 8 <= buffer.length) {
      long word = (long) LONG.get(buffer, from);
      return length >= 8 ? word : length == 0 ? 0 : word & (-1L >>> (64 - 8 * length));
    }
    long word = 0;
    for (int i = Math.min(length, 8) - 1; i >= 0; i--) {
      word = word << 8 | (buffer[from + i] & 0xff);
    }
    return word;
  }

  private static long lastWord(byte[] buffer, int to, int length, long first) {
    return length > 8 ? (long) LONG.get(buffer, to - 8) : first;
  }
}
