package io.redoubt.search.tail;

import io.redoubt.event.port.EventFinder;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.EventReader;
import io.redoubt.event.port.EventView;
import io.redoubt.event.port.ViewedFinder;
import io.redoubt.event.query.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Finds what the index has, and in what the log has behind it: whatever was acknowledged before
/// the question, once. The two meet at a number that the index names together with its answer.
/// Hits that are not indexed yet have the score 1. The most frequent values are those of the index
/// alone where more than 100,000 records wait. Where the index is more than [#MOST] records
/// behind, those between it and the last so many are found when they are indexed, and [#state]
/// counts them out. Thread-safe.
public final class TailedFinder implements EventFinder {
  /// Records behind the index that are looked through at most: a minute at 16,000 a second, and
  /// some seconds of a processor for the first who asks (docs/adr/0056-tail.md).
  public static final long MOST = 1_000_000;

  private static final Window NOTHING = new Window(Long.MIN_VALUE, Long.MIN_VALUE);
  private static final float SCORE = 1;
  private static final Comparator<Hit> ORDER =
      Comparator.comparing(Hit::place, Fitting.LATEST_FIRST);

  private final ViewedFinder index;
  private final Tail tail;

  /// @param index may be behind
  /// @param log what was taken in
  /// @param reader makes events of it
  public TailedFinder(ViewedFinder index, EventLog log, EventReader reader) {
    this(index, log, reader, MOST);
  }

  TailedFinder(ViewedFinder index, EventLog log, EventReader reader, long most) {
    this.index = index;
    this.tail = new Tail(log, reader, most);
  }

  @Override
  public Found search(Search search) {
    return index.at(search.window(), view -> search(view, search));
  }

  private Found search(EventView view, Search search) {
    Fitting last = tail.fitting(search.query(), view.next());
    Found indexed = view.search(search);
    List<Hit> hits = new ArrayList<>(indexed.hits());
    for (Place place : last.latest(search.window(), search.limit(), search.after())) {
      hits.add(new Hit(place, SCORE));
    }
    hits.sort(ORDER);
    return new Found(
        hits.subList(0, Math.min(hits.size(), search.limit())),
        indexed.total() + last.total(search.window()),
        indexed.exact());
  }

  @Override
  public Counted<Bucket> histogram(Query query, Window window, long step, int most) {
    return index.at(window, view -> histogram(view, query, window, step, most));
  }

  /* Where the index has left later buckets out, those of the tail are left out likewise. */
  private Counted<Bucket> histogram(
      EventView view, Query query, Window window, long step, int most) {
    Fitting last = tail.fitting(query, view.next());
    Counted<Bucket> indexed = view.histogram(query, window, step, most);
    TreeMap<Long, Long> buckets = new TreeMap<>();
    last.count(window, step, buckets);
    boolean complete = indexed.complete();
    if (!complete) {
      buckets.tailMap(end(indexed), false).clear();
    }
    indexed.counts().forEach(one -> buckets.merge(one.start(), one.count(), Long::sum));
    while (buckets.size() > most) {
      buckets.pollLastEntry();
      complete = false;
    }
    return new Counted<>(buckets.entrySet().stream().map(TailedFinder::bucket).toList(), complete);
  }

  private static long end(Counted<Bucket> indexed) {
    return indexed.counts().isEmpty() ? Long.MIN_VALUE : indexed.counts().getLast().start();
  }

  private static Bucket bucket(Map.Entry<Long, Long> entry) {
    return new Bucket(entry.getKey(), entry.getValue());
  }

  @Override
  public Counted<ValueCount> values(Query query, Window window, String field, int most) {
    TailValues wanted = new TailValues(query, window, field, most);
    return index.at(
        window, view -> wanted.with(view, tail.values(query, window, field, view.next())));
  }

  @Override
  public List<String> fields(String from, int most) {
    List<String> last = tail.names(index.at(NOTHING, EventView::next), from);
    List<String> indexed = index.fields(from, most);
    if (last.isEmpty()) {
      return indexed;
    }
    NavigableSet<String> all = Looked.inOrder(indexed);
    all.addAll(last);
    return all.stream().limit(most).toList();
  }

  @Override
  public OptionalLong sequence(String eventId) {
    return index.at(Window.ALL, view -> sequence(view, eventId));
  }

  private OptionalLong sequence(EventView view, String eventId) {
    OptionalLong indexed = view.sequence(eventId);
    if (indexed.isPresent()) {
      return indexed;
    }
    Query same = new Query.Is("event.id", eventId);
    return tail.fitting(same, view.next()).latest(Window.ALL, 1, null).stream()
        .mapToLong(Place::sequence)
        .findFirst();
  }

  @Override
  public State state() {
    State indexed = index.state();
    Fitting last = tail.fitting(Query.All.ALL, indexed.next());
    long earliest = indexed.earliest();
    long latest = indexed.latest();
    for (long time : last.millis()) {
      earliest = Math.min(earliest, time);
      latest = Math.max(latest, time);
    }
    return new State(
        Math.max(indexed.next(), last.end() - last.waiting()),
        indexed.events() + last.millis().length,
        earliest,
        latest,
        indexed.bytes());
  }

  @Override
  public long missing() {
    return index.missing();
  }

  /// Ends the index.
  @Override
  public void close() {
    index.close();
  }
}
