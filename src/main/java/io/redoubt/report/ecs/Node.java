package io.redoubt.report.ecs;

import io.redoubt.report.json.JsonBytes;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A place in the document. What it is stays; what the present event has there is marked with the
/// event's number and so forgotten by itself.
final class Node {
  final @Nullable Node parent;
  private final String path;
  final byte[] key;
  final EcsTypes.As as;
  final boolean list;
  final boolean distinct;
  final boolean ecs;
  final Map<String, Node> children = new HashMap<>(4);
  @Nullable Own own;

  private long seen;
  private boolean held;
  private int firstCell;
  private int lastCell;
  @Nullable Node firstChild;
  private @Nullable Node lastChild;
  @Nullable Node sibling;

  /// A place below `parent`, typed by its path.
  Node(@Nullable Node parent, String key) {
    this.parent = parent;
    this.path = parent == null || parent.parent == null ? key : parent.path + "." + key;
    JsonBytes quoted = new JsonBytes(key.length() + 16);
    quoted.string(key);
    quoted.raw(':');
    this.key = quoted.toByteArray();
    this.as = EcsTypes.as(path);
    this.list = EcsTypes.list(path);
    this.distinct = EcsTypes.distinct(path);
    this.ecs = EcsTypes.ecs(path);
  }

  /// Makes it part of the present event's document, behind what is there already.
  void touch(long event) {
    if (seen == event) {
      return;
    }
    seen = event;
    held = false;
    firstChild = null;
    lastChild = null;
    sibling = null;
    if (parent != null) {
      parent.touch(event);
      parent.append(this);
    }
  }

  private void append(Node child) {
    if (lastChild == null) {
      firstChild = child;
    } else {
      lastChild.sibling = child;
    }
    lastChild = child;
  }

  /// Adds a cell's value here; the place must be touched.
  ///
  /// @param next for each cell the next one at the same place, or -1
  void hold(int cell, int[] next) {
    next[cell] = -1;
    if (held) {
      next[lastCell] = cell;
    } else {
      firstCell = cell;
      held = true;
    }
    lastCell = cell;
  }

  /// Copies its cells to `to` and returns how many they are.
  int cells(int[] next, int[] to) {
    int count = 0;
    for (int cell = held ? firstCell : -1; cell >= 0; cell = next[cell]) {
      to[count++] = cell;
    }
    return count;
  }

  /// Whether the present event has a value here, apart from what stands below.
  boolean valued() {
    return held || own != null;
  }
}
