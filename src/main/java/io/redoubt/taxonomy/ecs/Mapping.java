package io.redoubt.taxonomy.ecs;

import io.redoubt.event.Constant;
import io.redoubt.event.Field;
import java.util.List;
import java.util.Map;

/// The compiled table of one format: statements over numbered fields. Immutable and thread-safe.
public final class Mapping {
  private final short[] slotById;
  private final int slots;
  private final List<Step> steps;
  private final Constant module;
  private final Constant dataset;

  Mapping(Map<Field, Integer> slots, List<Step> steps, Constant module, Constant dataset) {
    int ids = slots.keySet().stream().mapToInt(Field::id).max().orElse(-1) + 1;
    this.slotById = new short[ids];
    slots.forEach((field, slot) -> slotById[field.id()] = (short) (slot + 1));
    this.slots = slots.size();
    this.steps = List.copyOf(steps);
    this.module = module;
    this.dataset = dataset;
  }

  /// The number of fields it knows.
  public int slots() {
    return slots;
  }

  /// The number of this field in the mapping, or -1 when the mapping does not know it.
  public int slot(Field field) {
    int id = field.id();
    return id >= 0 && id < slotById.length ? slotById[id] - 1 : -1;
  }

  /// The statements, in order.
  public List<Step> steps() {
    return steps;
  }

  /// The format's family, for `event.module`.
  public Constant module() {
    return module;
  }

  /// The format's id, for `event.dataset`.
  public Constant dataset() {
    return dataset;
  }
}
