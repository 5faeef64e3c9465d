package io.redoubt.search.tail;

import io.redoubt.event.port.EventFinder;
import io.redoubt.event.query.Query;
import java.util.List;
import java.util.OptionalLong;

/// What the index and the end of the log had at one moment. For one thread, until the question ends
/// for which it was made.
public final class Moment implements EventFinder {
  private final Window window;
  private final Both both;
  private final EventFinder outside;
  private final Unseen unseen;

  /// @param window in which `both` has all there is
  /// @param outside answers what reaches further
  Moment(Window window, Both both, EventFinder outside, Unseen unseen) {
    this.window = window;
    this.both = both;
    this.outside = outside;
    this.unseen = unseen;
  }

  /// What no answer tells of: records that nobody has looked at yet.
  public Unseen unseen() {
    return unseen;
  }

  private boolean within(Window asked) {
    return window.from() <= asked.from() && asked.to() <= window.to();
  }

  @Override
  public Found search(Search search) {
    return within(search.window()) ? both.search(search) : outside.search(search);
  }

  @Override
  public Counted<Bucket> histogram(Query query, Window asked, long step, int most) {
    return within(asked)
        ? both.histogram(query, asked, step, most)
        : outside.histogram(query, asked, step, most);
  }

  /// As everywhere; for the window of this moment, as it counts values while it reads.
  @Override
  public Counted<ValueCount> values(Query query, Window asked, String field, int most) {
    return asked.equals(window)
        ? both.values(query, asked, field, most)
        : outside.values(query, asked, field, most);
  }

  @Override
  public List<String> fields(String from, int most) {
    return outside.fields(from, most);
  }

  @Override
  public OptionalLong sequence(String eventId) {
    return outside.sequence(eventId);
  }

  @Override
  public State state() {
    return outside.state();
  }

  @Override
  public long missing() {
    return outside.missing();
  }

  /// Ends nothing: what it is made of goes on.
  @Override
  public void close() {}
}
