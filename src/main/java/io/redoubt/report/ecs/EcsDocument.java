package io.redoubt.report.ecs;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.report.json.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes events as nested ECS documents, each one line of JSON with a line feed at its end: the
/// time and the ECS fields first, native fields after, then what the program knows.
///
/// The places of all fields seen so far stand in a [Tree] that lives as long as the writer. An
/// event hangs its cells onto it and the touched part is written; nothing is built for the event.
/// Nothing is lost to clashes: where a field has a value and children (`a` and `a.b`), the value
/// stands at `a.value`. One per worker, not thread-safe.
public final class EcsDocument {
  private final boolean raw;
  private Tree tree = new Tree();
  private long number;
  private Node[] places = new Node[128];
  private int[] next = new int[128];
  private int[] cells = new int[128];

  /// A writer of documents.
  ///
  /// @param raw whether `redoubt.raw` always holds the exact bytes, also of binary records and of
  ///     records whose text gives them back anyway
  public EcsDocument(boolean raw) {
    this.raw = raw;
  }

  /// Appends the event's document and a line feed.
  public void append(Event event, JsonBytes out) {
    number++;
    if (tree.full()) {
      tree = new Tree();
    }
    hang(event);
    object(event, tree.root(), out);
    out.raw('\n');
  }

  private void hang(Event event) {
    int size = event.size();
    if (next.length < size) {
      next = new int[size * 2];
      cells = new int[size * 2];
      places = new Node[size * 2];
    }
    tree.root().touch(number);
    boolean dated = own(event, Own.TIMESTAMP);
    own(event, Own.EVENT_ID);
    int original = event.find(Ecs.EVENT_ORIGINAL);
    for (int i = 0; i < size; i++) {
      places[i] = tree.of(event.field(i));
      hang(i, true, i == original);
    }
    own(event, Own.ORIGINAL);
    for (int i = 0; i < size; i++) {
      hang(i, false, dated && event.field(i).is(Ecs.TIMESTAMP));
    }
    for (Own own : REST) {
      own(event, own);
    }
  }

  private static final Own[] REST =
      Arrays.copyOfRange(Own.values(), Own.FORMAT.ordinal(), Own.values().length);

  private boolean own(Event event, Own own) {
    boolean there = own.in(event, raw);
    if (there) {
      tree.of(own).touch(number);
    }
    return there;
  }

  private void hang(int cell, boolean ecs, boolean told) {
    Node place = places[cell];
    if (place.ecs == ecs && !told) {
      place.touch(number);
      place.hold(cell, next);
    }
  }

  private void object(Event event, Node node, JsonBytes out) {
    char before = '{';
    if (node.valued()) {
      out.raw(before);
      out.raw(freeKey(node));
      value(event, node, out);
      before = ',';
    }
    for (Node child = node.firstChild; child != null; child = child.sibling) {
      out.raw(before);
      before = ',';
      out.raw(child.key);
      if (child.firstChild == null) {
        value(event, child, out);
      } else {
        object(event, child, out);
      }
    }
    out.raw('}');
  }

  private void value(Event event, Node node, JsonBytes out) {
    Own own = node.own;
    if (own != null) {
      own.write(event, out);
    } else {
      int count = node.cells(next, cells);
      Cells.write(event, cells, count, node, out);
    }
  }

  /// A key for the node's own value that none of its children has: `value`, `value_` …
  private static byte[] freeKey(Node node) {
    String key = "value";
    while (true) {
      byte[] quoted = ('"' + key + "\":").getBytes(StandardCharsets.UTF_8);
      @Nullable Node child = node.firstChild;
      while (child != null && !Arrays.equals(child.key, quoted)) {
        child = child.sibling;
      }
      if (child == null) {
        return quoted;
      }
      key += "_";
    }
  }
}
