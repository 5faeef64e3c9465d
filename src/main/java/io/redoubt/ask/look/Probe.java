package io.redoubt.ask.look;

import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.query.Query;
import java.util.List;

/// What is looked for at once.
///
/// @param query which events
/// @param window when
/// @param fields whose frequent values are wanted
/// @param events how many events are wanted, the latest
public record Probe(Query query, Window window, List<String> fields, int events) {
  /// Frequent values of each field.
  public static final int VALUES = 8;

  /// Copies the list.
  public Probe {
    fields = List.copyOf(fields);
  }
}
