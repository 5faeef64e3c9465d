package io.redoubt.search.tail;

import io.redoubt.event.query.Query;
import java.util.List;

/// What is going to be asked of a [Moment].
///
/// @param query which events
/// @param fields whose values will be asked for
public record Wanted(Query query, List<String> fields) {
  /// Copies the list.
  public Wanted {
    fields = List.copyOf(fields);
  }
}
