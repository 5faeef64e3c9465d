package io.redoubt.search.tail;

import io.redoubt.event.port.EventFinder;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.EventReader;
import io.redoubt.event.port.EventView;
import io.redoubt.event.port.TemplateFinder;
import io.redoubt.event.port.ViewedFinder;
import io.redoubt.event.query.Query;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

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

  private final ViewedFinder index;
  private final Tail tail;
  private final Last last;

  /// @param index may be behind
  /// @param log what was taken in
  /// @param reader makes events of it
  public TailedFinder(ViewedFinder index, EventLog log, EventReader reader) {
    this(index, log, reader, new Signatures(), new Kinds(_ -> 0));
  }

  /// @param index may be behind
  /// @param log what was taken in
  /// @param reader makes events of it
  /// @param signatures of what others have read of it
  /// @param kinds of which templates that is
  public TailedFinder(
      ViewedFinder index, EventLog log, EventReader reader, Signatures signatures, Kinds kinds) {
    this(index, new Tail(log, reader, MOST, signatures, kinds));
  }

  TailedFinder(ViewedFinder index, Tail tail) {
    this(index, tail, tail);
  }

  private TailedFinder(ViewedFinder index, Tail tail, Last last) {
    this.index = index;
    this.tail = tail;
    this.last = last;
  }

  /// Answers several questions about one moment, for which the log behind the index is read once
  /// whatever their number, the last records first.
  ///
  /// @param window in which they ask; outside of it, later moments answer
  /// @param wanted all of them, with the fields whose values will be asked for
  /// @param stop asked now and then: true leaves out the records that were not looked at so far
  /// @param asking asks them, and may be called twice
  public <T> T together(
      Window window, List<Wanted> wanted, BooleanSupplier stop, Function<Moment, T> asking) {
    return index.at(
        window,
        view -> {
          Gathering gathered = tail.gathered(wanted, window, view.next(), stop);
          EventFinder outside = new TailedFinder(index, tail, gathered);
          Both both = new Both(view, gathered);
          Unseen unseen = tail.unseen(view.next(), gathered.start());
          return asking.apply(new Moment(window, both, outside, unseen));
        });
  }

  /// The index alone.
  public EventFinder indexed() {
    return index;
  }

  /// The values of these fields in what is not indexed.
  public Said said(Set<String> fields) {
    return new Said(fields, tail, () -> index.at(NOTHING, EventView::next));
  }

  /// Ranks what the index has and what the log has behind it as one.
  ///
  /// @param indexed the templates of the same index
  public TemplateFinder templates(TemplateFinder indexed) {
    return new TailedTemplates(index, indexed, tail);
  }

  @Override
  public Found search(Search search) {
    return index.at(search.window(), view -> new Both(view, last).search(search));
  }

  @Override
  public Counted<Bucket> histogram(Query query, Window window, long step, int most) {
    return index.at(window, view -> new Both(view, last).histogram(query, window, step, most));
  }

  @Override
  public Counted<ValueCount> values(Query query, Window window, String field, int most) {
    return index.at(window, view -> new Both(view, last).values(query, window, field, most));
  }

  @Override
  public List<String> fields(String from, int most) {
    List<String> behind = last.names(index.at(NOTHING, EventView::next), from);
    List<String> indexed = index.fields(from, most);
    if (behind.isEmpty()) {
      return indexed;
    }
    NavigableSet<String> all = Looked.inOrder(indexed);
    all.addAll(behind);
    return all.stream().limit(most).toList();
  }

  @Override
  public OptionalLong sequence(String eventId) {
    return index.at(Window.ALL, view -> new Both(view, last).sequence(eventId));
  }

  @Override
  public State state() {
    State indexed = index.state();
    Fitting behind = last.fitting(Query.All.ALL, indexed.next());
    long earliest = indexed.earliest();
    long latest = indexed.latest();
    for (long time : behind.millis()) {
      earliest = Math.min(earliest, time);
      latest = Math.max(latest, time);
    }
    return new State(
        Math.max(indexed.next(), behind.end() - behind.waiting()),
        indexed.events() + behind.millis().length,
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
