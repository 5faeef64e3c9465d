package io.redoubt.search.tail;

import io.redoubt.event.port.EventFinder.Bucket;
import io.redoubt.event.port.EventFinder.Counted;
import io.redoubt.event.port.EventFinder.Found;
import io.redoubt.event.port.EventFinder.Hit;
import io.redoubt.event.port.EventFinder.Place;
import io.redoubt.event.port.EventFinder.Search;
import io.redoubt.event.port.EventFinder.ValueCount;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.EventView;
import io.redoubt.event.query.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// What the index has at one moment and what the log has behind it, as one. For one thread.
record Both(EventView view, Last last) {
  private static final float SCORE = 1;
  private static final Comparator<Hit> ORDER =
      Comparator.comparing(Hit::place, Fitting.LATEST_FIRST);

  Found search(Search search) {
    Fitting behind = last.fitting(search.query(), view.next());
    Found indexed = view.search(search);
    List<Hit> hits = new ArrayList<>(indexed.hits());
    for (Place place : behind.latest(search.window(), search.limit(), search.after())) {
      hits.add(new Hit(place, SCORE));
    }
    hits.sort(ORDER);
    return new Found(
        hits.subList(0, Math.min(hits.size(), search.limit())),
        indexed.total() + behind.total(search.window()),
        indexed.exact());
  }

  /* Where the index has left later buckets out, those of the tail are left out likewise. */
  Counted<Bucket> histogram(Query query, Window window, long step, int most) {
    Fitting behind = last.fitting(query, view.next());
    Counted<Bucket> indexed = view.histogram(query, window, step, most);
    TreeMap<Long, Long> buckets = new TreeMap<>();
    behind.count(window, step, buckets);
    boolean complete = indexed.complete();
    if (!complete) {
      buckets.tailMap(end(indexed), false).clear();
    }
    indexed.counts().forEach(one -> buckets.merge(one.start(), one.count(), Long::sum));
    while (buckets.size() > most) {
      buckets.pollLastEntry();
      complete = false;
    }
    return new Counted<>(buckets.entrySet().stream().map(Both::bucket).toList(), complete);
  }

  private static long end(Counted<Bucket> indexed) {
    return indexed.counts().isEmpty() ? Long.MIN_VALUE : indexed.counts().getLast().start();
  }

  private static Bucket bucket(Map.Entry<Long, Long> entry) {
    return new Bucket(entry.getKey(), entry.getValue());
  }

  Counted<ValueCount> values(Query query, Window window, String field, int most) {
    Map<String, Long> behind = last.values(query, window, field, view.next());
    return new TailValues(query, window, field, most).with(view, behind);
  }

  OptionalLong sequence(String eventId) {
    OptionalLong indexed = view.sequence(eventId);
    return indexed.isPresent() ? indexed : last.sequence(eventId, view.next());
  }
}
