package io.redoubt.search.tail;

import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.query.Query;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// What the log has behind the index, asked.
interface Last {
  /// What fits of that which the log has from this number on.
  Fitting fitting(Query query, long from);

  /// The number of the event of this id, among those from this number on.
  OptionalLong sequence(String eventId, long from);

  /// Names of fields that events have from this number on, perhaps of some before it, from this
  /// name on.
  ///
  /// @param name the least
  List<String> names(long from, String name);

  /// How many of the events that fit and happened in the window have which value of the field;
  /// nothing when too many wait for that to be cheap.
  Map<String, Long> values(Query query, Window window, String field, long from);
}
