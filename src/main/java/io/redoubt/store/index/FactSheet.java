package io.redoubt.store.index;

import io.redoubt.event.Event;
import io.redoubt.event.query.Facts;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The fields of one event as they are indexed: each value once, with the names of all fields that
/// have it, and the shape of the event, which is all these groups of names together. Filled anew
/// for each event; not thread-safe.
final class FactSheet {
  /* Shorter values are equal by chance too often to say that their fields belong together. */
  private static final int SHORT = 4;

  private static final int PLACES = 256;

  private final Bounds bounds;
  private final Kinds kinds = new Kinds();
  private final Set<BytesRef> shapes = new HashSet<>();
  private long shapeBytes;
  private int grouped;
  private final BytesRef shape = new BytesRef(2048);
  private final FoldedValues values = new FoldedValues();
  private NameGroup[] groups = new NameGroup[64];
  private final int[] places = new int[PLACES];
  private long event;
  private boolean plain;

  /// Beyond these the fields of an event are indexed each for itself, as a hostile sender may make
  /// each of his events unlike all before.
  ///
  /// @param shapes that are indexed as such
  /// @param bytes of all of them
  /// @param longest bytes of one
  /// @param groups of several names
  record Bounds(int shapes, long bytes, int longest, int groups) {
    /// Those of the service: far more than the logs of a site have.
    static final Bounds STANDARD = new Bounds(4096, 4 << 20, 16_000, 4096);
  }

  FactSheet(Bounds bounds) {
    this.bounds = bounds;
  }

  /// What becomes of a value.
  @FunctionalInterface
  interface Taker {
    /// Takes it.
    ///
    /// @param values have it in their bytes
    /// @param value which of them
    void take(NameGroup names, FoldedValues values, int value);
  }

  /// Takes the event in.
  void fill(Event next) {
    event++;
    values.clear();
    Arrays.fill(places, 0);
    shape.length = 0;
    kinds.begin();
    @Nullable NameGroup[] names = kinds.cells(next);
    for (int i = 0; i < names.length; i++) {
      NameGroup name = names[i];
      if (name != null) {
        cell(name, next, i);
      }
    }
    Facts.known(next, this::known);
    for (int i = 0; i < values.size(); i++) {
      shape(groups[i]);
    }
    plain = !shaped();
  }

  /// The shape of the event; null when each of its fields is indexed for itself.
  @Nullable BytesRef shape() {
    return plain ? null : shape;
  }

  /// Hands over each value with the names that have it; when the event has no shape, with each of
  /// them.
  void values(Taker taker) {
    for (int i = 0; i < values.size(); i++) {
      if (!groups[i].text() && !plain) {
        taker.take(groups[i], values, i);
      } else if (!groups[i].text()) {
        for (NameGroup name : groups[i].names()) {
          taker.take(name, values, i);
        }
      }
    }
  }

  /// Hands over each name once.
  void names(Consumer<NameGroup> taker) {
    for (int i = 0; i < values.size(); i++) {
      for (NameGroup name : groups[i].names()) {
        if (name.first(-event)) {
          taker.accept(name);
        }
      }
    }
  }

  private void cell(NameGroup name, Event of, int cell) {
    if (name.text()) {
      values.add("");
    } else {
      values.add(of, cell);
    }
    put(name);
  }

  private void known(String field, String value) {
    values.add(value);
    put(kinds.name(field));
  }

  /* The last value, under this name, or under those of an equal one as well. */
  private void put(NameGroup name) {
    int last = values.size() - 1;
    if (joins(name, last)) {
      values.drop();
      return;
    }
    if (last == groups.length) {
      groups = Arrays.copyOf(groups, last * 2);
    }
    groups[last] = name;
  }

  /* Whether the value was there already and the name has joined those that have it. */
  private boolean joins(NameGroup name, int last) {
    if (values.length(last) < SHORT || last >= PLACES / 2) {
      return false;
    }
    int place = (values.hash(last) * 0x9e3779b9) >>> 24;
    while (places[place] != 0) {
      int at = places[place] - 1;
      if (values.same(at, last)) {
        return joined(name, at);
      }
      place = (place + 1) % PLACES;
    }
    places[place] = last + 1;
    return false;
  }

  private boolean joined(NameGroup name, int at) {
    NameGroup known = groups[at].joined(name);
    if (known == null && grouped < bounds.groups()) {
      known = groups[at].join(name);
      grouped += known == null ? 0 : 1;
    }
    if (known != null) {
      groups[at] = known;
    }
    return known != null;
  }

  private void shape(NameGroup group) {
    if (shape.length <= bounds.longest() && group.first(event)) {
      byte[] before = group.before();
      shape.bytes = ArrayUtil.grow(shape.bytes, shape.length + before.length);
      System.arraycopy(before, 0, shape.bytes, shape.length, before.length);
      shape.length += before.length;
    }
  }

  private boolean shaped() {
    if (shape.length > bounds.longest()) {
      return false;
    }
    if (shapes.contains(shape)) {
      return true;
    }
    boolean room = shapes.size() < bounds.shapes() && shapeBytes + shape.length <= bounds.bytes();
    if (room) {
      shapes.add(BytesRef.deepCopyOf(shape));
      shapeBytes += shape.length;
    }
    return room;
  }
}
