package io.redoubt.event.port;

import io.redoubt.event.port.EventFinder.Bucket;
import io.redoubt.event.port.EventFinder.Counted;
import io.redoubt.event.port.EventFinder.Found;
import io.redoubt.event.port.EventFinder.Search;
import io.redoubt.event.port.EventFinder.ValueCount;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.TemplateFinder.Ranked;
import io.redoubt.event.port.TemplateFinder.Ranking;
import io.redoubt.event.query.Query;
import java.util.List;
import java.util.OptionalLong;

/// What can be searched at one moment, however much comes in meanwhile: what is kept below
/// [#next], as far as it is not missing, and nothing from there on. For one thread.
public interface EventView {
  /// One more than the highest sequence number in it.
  long next();

  /// See [EventFinder#search].
  Found search(Search search);

  /// See [EventFinder#histogram].
  Counted<Bucket> histogram(Query query, Window window, long step, int most);

  /// See [EventFinder#values].
  Counted<ValueCount> values(Query query, Window window, String field, int most);

  /// How many of the events that fit have each of these values of a field, in their order.
  ///
  /// @param values in lower case, as [#values] gives them
  List<Long> counts(Query query, Window window, String field, List<String> values);

  /// See [TemplateFinder#ranked], with further events that are ranked among those of the index.
  Ranked ranked(Ranking ranking, Beside beside);

  /// See [EventFinder#sequence].
  OptionalLong sequence(String eventId);
}
