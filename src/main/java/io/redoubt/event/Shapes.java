package io.redoubt.event;

import org.jspecify.annotations.Nullable;

/* Events of one kind have the same fields in the same order: they share them. */
/// The fields of the events that one builder made, to be shared by those that follow. Not
/// thread-safe.
final class Shapes {
  private final Field[][] bySize = new Field[16][0];
  private Field @Nullable [] given;

  /// Takes note that the event being built has these fields, which others have too.
  void give(Field[] fields) {
    given = fields;
  }

  /// These, if there are so many.
  Field @Nullable [] given(int size) {
    return given != null && given.length == size ? given : null;
  }

  /// Forgets them, as something was changed.
  void forget() {
    given = null;
  }

  /// The first `size` of these, shared where that is possible.
  Field[] of(Field[] fields, int size) {
    Field[] ready = given;
    if (ready != null && ready.length == size) {
      return ready;
    }
    int slot = size % bySize.length;
    Field[] known = bySize[slot];
    if (known.length != size || !same(known, fields, 0)) {
      known = new Field[size];
      System.arraycopy(fields, 0, known, 0, size);
      bySize[slot] = known;
    }
    return known;
  }

  /// Whether all of these stand in `fields` from `from` on.
  static boolean same(Field[] all, Field[] fields, int from) {
    for (int i = 0; i < all.length; i++) {
      if (!all[i].is(fields[from + i])) {
        return false;
      }
    }
    return true;
  }

  /// A hash of how many there are and of some among the first `size`: those at the ends, where
  /// records of several kinds differ most, and at the quarters.
  static int hash(Field[] fields, int size) {
    if (size == 0) {
      return 0;
    }
    int last = size - 1;
    int ends = fields[0].id() * 31 + fields[last].id();
    int near = fields[last - last / 8].id() * 37 + fields[last / 2].id();
    int far = fields[last / 4].id() * 41 + fields[last - last / 4].id();
    int mixed = (ends * 0x9E3779B9 + near) * 0x85EBCA6B + far * 0xC2B2AE35 + size;
    return mixed ^ mixed >>> 15;
  }
}
