package io.redoubt.parse.frame;

import io.redoubt.event.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Finds the [Field] of a path step by step from the bytes of its keys, without making strings: a
/// node
/// per path, its children in a small hash table. Reads take no lock (tables are replaced, never
/// changed); hostile numbers of keys are bounded by [#MAX_NODES], beyond which fields are made
/// afresh.
/// Thread-safe.
public final class FieldTree {
  private static final int MAX_NODES = 50_000;

  private final Root root;
  private final Field field;
  private final byte[] key;
  private final int hash;
  private volatile FieldTree[] children = new FieldTree[4];
  private int used;

  private static final class Root {
    private int nodes;
  }

  private FieldTree(Root root, Field field, byte[] key, int hash) {
    this.root = root;
    this.field = field;
    this.key = key;
    this.hash = hash;
  }

  /// A tree whose paths begin with this name; an empty name begins nothing.
  public static FieldTree at(String prefix) {
    return new FieldTree(new Root(), Field.of(prefix), new byte[0], 0);
  }

  /// The field of this node's path.
  public Field field() {
    return field;
  }

  /// The node below this one for the key `buffer[from, to)`.
  public FieldTree child(byte[] buffer, int from, int to) {
    int h = hash(buffer, from, to);
    FieldTree[] table = children;
    int mask = table.length - 1;
    for (int i = h & mask; table[i] != null; i = (i + 1) & mask) {
      FieldTree node = table[i];
      if (node.hash == h && Arrays.equals(node.key, 0, node.key.length, buffer, from, to)) {
        return node;
      }
    }
    return add(Arrays.copyOfRange(buffer, from, to), h);
  }

  private FieldTree add(byte[] newKey, int h) {
    Field path = field.child(new String(newKey, StandardCharsets.UTF_8));
    FieldTree made = new FieldTree(root, path, newKey, h);
    synchronized (root) {
      if (root.nodes >= MAX_NODES) {
        return made;
      }
      FieldTree[] old = children;
      FieldTree[] table = new FieldTree[used * 2 >= old.length ? old.length * 2 : old.length];
      for (FieldTree node : old) {
        if (node != null) {
          if (node.hash == h && Arrays.equals(node.key, newKey)) {
            return node;
          }
          put(table, node);
        }
      }
      put(table, made);
      used++;
      root.nodes++;
      children = table;
      return made;
    }
  }

  private static void put(FieldTree[] table, FieldTree node) {
    int mask = table.length - 1;
    int i = node.hash & mask;
    while (table[i] != null) {
      i = (i + 1) & mask;
    }
    table[i] = node;
  }

  private static int hash(byte[] buffer, int from, int to) {
    int h = 0;
    for (int i = from; i < to; i++) {
      h = h * 31 + buffer[i];
    }
    return h ^ h >>> 15;
  }
}
