package io.redoubt.report.ecs;

import io.redoubt.event.Field;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// All places that documents had so far, found by field. Not thread-safe.
///
/// Fields that would take a place of the program's own (`event.id` in somebody else's document)
/// have theirs under `redoubt.native`. Paths deeper than [#DEPTH] keep their tail dotted. Hostile
/// names cannot fill the memory: past [#LIMIT] places the tree begins anew.
final class Tree {
  static final int DEPTH = 32;
  static final int LIMIT = 20_000;

  private static final String[] RESERVED = {
    "@timestamp",
    "event.id",
    "event.original",
    "redoubt.format",
    "redoubt.source",
    "redoubt.parse",
    "redoubt.time",
    "redoubt.template",
    "redoubt.raw"
  };

  private final Node root = new Node(null, "");
  private @Nullable Node[] byId = new @Nullable Node[2048];
  private final Node[] own = new Node[Own.values().length];
  private int size;

  Tree() {
    for (Own value : Own.values()) {
      Node node = path(value.path());
      node.own = value;
      own[value.ordinal()] = node;
    }
  }

  Node root() {
    return root;
  }

  boolean full() {
    return size > LIMIT;
  }

  Node of(Own value) {
    return own[value.ordinal()];
  }

  Node of(Field field) {
    int id = field.id();
    if (id < 0) {
      return place(field.name());
    }
    if (id >= byId.length) {
      byId = Arrays.copyOf(byId, id * 2);
    }
    Node known = byId[id];
    if (known == null) {
      known = place(field.name());
      byId[id] = known;
    }
    return known;
  }

  private Node place(String name) {
    return path(reserved(name) ? "redoubt.native." + name : name);
  }

  private static boolean reserved(String name) {
    for (String taken : RESERVED) {
      if (name.startsWith(taken)
          && (name.length() == taken.length() || name.charAt(taken.length()) == '.')) {
        return true;
      }
    }
    return false;
  }

  private Node path(String path) {
    Node at = root;
    for (String key : path.split("\\.", DEPTH)) {
      Node next = at.children.get(key);
      if (next == null) {
        next = new Node(at, key);
        at.children.put(key, next);
        size++;
      }
      at = next;
    }
    return at;
  }
}
