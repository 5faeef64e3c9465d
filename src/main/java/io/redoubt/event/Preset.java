package io.redoubt.event;

import java.util.List;

/// Constants that are added to events together. Immutable and thread-safe.
public final class Preset {
  private final Field[] fields;
  private final long[] cells;
  private final long reach;

  /// One field and its value.
  public record Setting(Field field, Constant value) {}

  /// These, in order.
  public Preset(List<Setting> settings) {
    fields = settings.stream().map(Setting::field).toArray(Field[]::new);
    cells = settings.stream().mapToLong(one -> cell(one.value())).toArray();
    long bits = 0;
    for (long cell : cells) {
      bits |= cell;
    }
    reach = bits;
  }

  static long cell(Constant value) {
    return Cell.pack(Cell.CONSTANT, value.index(), 0);
  }

  Field[] fields() {
    return fields;
  }

  long[] cells() {
    return cells;
  }

  long reach() {
    return reach;
  }
}
