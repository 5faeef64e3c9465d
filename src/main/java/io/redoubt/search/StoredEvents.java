package io.redoubt.search;

import io.redoubt.event.port.EventFinder;
import io.redoubt.event.port.EventFinder.Found;
import io.redoubt.event.port.EventFinder.Hit;
import io.redoubt.event.port.EventFinder.Place;
import io.redoubt.event.port.EventFinder.Search;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.EventReader;
import io.redoubt.event.port.NumberedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is kept, found by the index and read from the log. Thread-safe.
///
/// @param finder where it is found
/// @param log what was taken in
/// @param reader makes events of it again
public record StoredEvents(EventFinder finder, EventLog log, EventReader reader) {
  /* Pages; a client that asks for the next one goes on from there. */
  private static final int MOST_PASSED_OVER = 1000;

  /// The events that fit, as {@link EventFinder#search} finds them. Records that the log keeps no
  /// longer are left out of the hits; a page of nothing else gives way to the next one.
  public Answer search(Search search) {
    long missing = finder.missing();
    Found first = finder.search(search);
    Found found = first;
    List<ScoredEvent> hits = kept(found);
    for (int i = 0; i < MOST_PASSED_OVER && hits.isEmpty() && more(found, search); i++) {
      Place last = found.hits().getLast().place();
      found = finder.search(new Search(search.query(), search.window(), search.limit(), last));
      hits = kept(found);
    }
    String cursor = more(found, search) ? Cursors.of(found.hits().getLast().place()) : "";
    missing = Math.max(missing, finder.missing());
    String why =
        Stream.of(first.total() > 0 ? "" : explanation(search), Explanation.missing(missing))
            .filter(said -> !said.isEmpty())
            .collect(Collectors.joining(" "));
    return new Answer(hits, first.total(), first.exact(), cursor, why, missing > 0);
  }

  private static boolean more(Found found, Search search) {
    return !found.hits().isEmpty() && found.hits().size() == search.limit();
  }

  private List<ScoredEvent> kept(Found found) {
    List<ScoredEvent> hits = new ArrayList<>(found.hits().size());
    for (Hit hit : found.hits()) {
      event(hit.place().sequence())
          .ifPresent(event -> hits.add(new ScoredEvent(event, hit.score())));
    }
    return hits;
  }

  private String explanation(Search search) {
    return new Explanation(finder, log.next()).of(search.query(), search.window());
  }

  /// The event of this id; empty when there is none, it is kept no longer, or not indexed yet.
  public Optional<NumberedEvent> event(String id) {
    OptionalLong sequence = finder.sequence(id);
    return sequence.isEmpty() ? Optional.empty() : event(sequence.getAsLong());
  }

  private Optional<NumberedEvent> event(long sequence) {
    return log.record(sequence).map(reader::read);
  }
}
