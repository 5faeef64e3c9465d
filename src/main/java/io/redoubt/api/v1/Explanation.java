package io.redoubt.api.v1;

import io.redoubt.event.port.EventFinder;
import io.redoubt.event.query.Query;
import java.time.Instant;

/// Why a search found nothing: nothing there, nothing in the window, nothing that fits, or not yet
/// indexed. One or two sentences for people.
final class Explanation {
  private Explanation() {}

  static String of(Events events, Query query, EventFinder.Window window) {
    EventFinder index = events.index();
    EventFinder.State state = index.state();
    long waiting = Math.max(0, events.log().next() - state.next());
    String late =
        waiting == 0 ? "" : " " + waiting + " records were taken in and are not indexed yet.";
    if (state.events() == 0) {
      return waiting == 0 ? "There are no events yet." : late.strip();
    }
    boolean bounded = !window.equals(EventFinder.Window.ALL);
    if (bounded && total(index, Query.All.ALL, window) == 0) {
      return "There are no events in this window; there are some from "
          + Instant.ofEpochMilli(state.earliest())
          + " to "
          + Instant.ofEpochMilli(state.latest())
          + "."
          + late;
    }
    long outside = bounded ? total(index, query, EventFinder.Window.ALL) : 0;
    return outside == 0
        ? "No event fits the query." + late
        : "No event in this window fits the query; " + outside + " outside of it do." + late;
  }

  private static long total(EventFinder index, Query query, EventFinder.Window window) {
    return index.search(new EventFinder.Search(query, window, 0, null)).total();
  }
}
