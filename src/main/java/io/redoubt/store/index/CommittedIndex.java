package io.redoubt.store.index;

import io.redoubt.event.port.EventView;
import io.redoubt.event.port.TemplateFinder;
import io.redoubt.event.port.ViewedFinder;
import io.redoubt.event.query.Query;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongPredicate;

/// The index as it was last committed, for a process beside the one that writes it. Changes nothing
/// on disk. Thread-safe.
public final class CommittedIndex implements ViewedFinder, TemplateFinder {
  private final Partitions partitions;
  private final Searches searches;

  /// What is committed under this folder, which may be missing.
  public CommittedIndex(Path folder) {
    partitions = Partitions.under(folder, false);
    searches = new Searches(partitions::acquire);
  }

  @Override
  public Found search(Search search) {
    return searches.search(search);
  }

  @Override
  public Counted<Bucket> histogram(Query query, Window window, long step, int most) {
    return searches.histogram(query, window, step, most);
  }

  @Override
  public Counted<ValueCount> values(Query query, Window window, String field, int most) {
    return searches.values(query, window, field, most);
  }

  @Override
  public List<String> fields(String from, int most) {
    return searches.fields(from, most);
  }

  @Override
  public OptionalLong sequence(String eventId) {
    return searches.sequence(eventId);
  }

  @Override
  public Map<Long, Long> templates(LongPredicate wanted, int most) {
    return searches.templates(wanted, most);
  }

  @Override
  public Ranked ranked(Ranking ranking) {
    return searches.ranked(ranking);
  }

  /* What is committed does not change for this object. */
  @Override
  public void refresh() {}

  @Override
  public State state() {
    return partitions.state(0);
  }

  @Override
  public long missing() {
    return partitions.missing(0, 0);
  }

  @Override
  public <T> T at(Window window, Function<EventView, T> question) {
    try (Pinned pinned = partitions.pin(0, window)) {
      return question.apply(pinned.view(searches));
    }
  }

  @Override
  public void close() {
    partitions.close();
  }
}
