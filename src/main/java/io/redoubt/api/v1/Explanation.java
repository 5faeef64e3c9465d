package io.redoubt.api.v1;

import io.redoubt.event.port.EventFinder;
import io.redoubt.event.query.Query;

/// Why a search found nothing.
final class Explanation {
  private Explanation() {}

  static String of(Events events, Query query, EventFinder.Window window) {
    return new io.redoubt.search.Explanation(events.index(), events.log().next()).of(query, window);
  }
}
