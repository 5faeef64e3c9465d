package io.redoubt.event;

/// The fields of an event's cells in their order, without the values: what events of one kind have
/// in common. Can be kept without keeping the event. Immutable, thread-safe.
public final class EventFields {
  private final Field[] fields;

  EventFields(Field[] fields) {
    this.fields = fields;
  }

  /// The number of cells.
  public int size() {
    return fields.length;
  }

  /// The field of cell `i`.
  public Field field(int i) {
    return fields[i];
  }

  /// Whether the event has these fields in this order, and no others.
  public boolean of(Event event) {
    return event.hasFields(fields);
  }
}
