package io.redoubt.store.index;

import io.redoubt.event.Event;
import io.redoubt.event.query.Facts;
import io.redoubt.event.query.Fold;
import io.redoubt.event.query.Texts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The fields of one event as they are indexed: each value once, with the names of all fields that
/// have it, and the shape of the event, which is all these groups of names together. Filled anew
/// for each event; not thread-safe.
final class FactSheet {
  /// Names that are remembered; a hostile sender may use any number.
  private static final int MOST_NAMES = 20_000;

  /* Shorter values are equal by chance too often to say that their fields belong together. */
  private static final int SHORT = 4;

  private static final int PLACES = 256;

  private final Bounds bounds;
  private final Map<String, NameGroup> names = new HashMap<>();
  private final Set<BytesRef> shapes = new HashSet<>();
  private long shapeBytes;
  private int grouped;
  private final BytesRef shape = new BytesRef(2048);
  private @Nullable String[] values = new String[64];
  private NameGroup[] groups = new NameGroup[64];
  private final int[] places = new int[PLACES];
  private int count;
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
    /// @param value folded
    void take(NameGroup names, String value);
  }

  /// Takes the event in.
  void fill(Event next) {
    event++;
    Arrays.fill(values, 0, count, null);
    Arrays.fill(places, 0);
    count = 0;
    shape.length = 0;
    if (names.size() > MOST_NAMES) {
      names.clear();
    }
    Facts.each(next, this::fact);
    for (int i = 0; i < count; i++) {
      shape(groups[i]);
    }
    plain = !known();
  }

  /// The shape of the event; null when each of its fields is indexed for itself.
  @Nullable BytesRef shape() {
    return plain ? null : shape;
  }

  /// Hands over each value with the names that have it; when the event has no shape, with each of
  /// them.
  void values(Taker taker) {
    for (int i = 0; i < count; i++) {
      String value = values[i];
      if (value != null && !plain) {
        taker.take(groups[i], value);
      } else if (value != null) {
        for (NameGroup name : groups[i].names()) {
          taker.take(name, value);
        }
      }
    }
  }

  /// Hands over each name once.
  void names(Consumer<NameGroup> taker) {
    for (int i = 0; i < count; i++) {
      for (NameGroup name : groups[i].names()) {
        if (name.first(-event)) {
          taker.accept(name);
        }
      }
    }
  }

  private void fact(String field, String value) {
    NameGroup name = names.get(field);
    if (name == null) {
      name = new NameGroup(field);
      names.put(field, name);
    }
    if (Texts.isText(field)) {
      put(name, null);
      return;
    }
    String folded = Fold.fold(value);
    if (!joins(name, folded)) {
      put(name, folded);
    }
  }

  /* Whether the value was there already and the name has joined those that have it. */
  private boolean joins(NameGroup name, String folded) {
    if (folded.length() < SHORT || count >= PLACES / 2) {
      return false;
    }
    int place = (folded.hashCode() * 0x9e3779b9) >>> 24;
    while (places[place] != 0) {
      int at = places[place] - 1;
      if (folded.equals(values[at])) {
        return joins(name, at);
      }
      place = (place + 1) % PLACES;
    }
    places[place] = count + 1;
    return false;
  }

  private boolean joins(NameGroup name, int at) {
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

  private void put(NameGroup name, @Nullable String value) {
    if (count == groups.length) {
      values = Arrays.copyOf(values, count * 2);
      groups = Arrays.copyOf(groups, count * 2);
    }
    values[count] = value;
    groups[count++] = name;
  }

  private void shape(NameGroup group) {
    if (shape.length <= bounds.longest() && group.first(event)) {
      byte[] before = group.before();
      shape.bytes = ArrayUtil.grow(shape.bytes, shape.length + before.length);
      System.arraycopy(before, 0, shape.bytes, shape.length, before.length);
      shape.length += before.length;
    }
  }

  private boolean known() {
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
