package io.redoubt.cli.search;

import io.redoubt.cli.terminal.UsageError;
import io.redoubt.event.port.EventFinder;
import io.redoubt.event.port.EventFinder.Bucket;
import io.redoubt.event.port.EventFinder.Counted;
import io.redoubt.event.port.EventFinder.Place;
import io.redoubt.event.port.EventFinder.Search;
import io.redoubt.event.port.EventFinder.ValueCount;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.query.Query;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Stages;
import io.redoubt.pipeline.live.DeadLetters;
import io.redoubt.pipeline.live.DeliveryReader;
import io.redoubt.search.Explanation;
import io.redoubt.search.StoredEvents;
import io.redoubt.search.tail.TailedFinder;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.index.CommittedIndex;
import io.redoubt.store.log.LogException;
import io.redoubt.store.log.LogView;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/// A search in what the service keeps, whether it runs or not.
///
/// @param data where it is kept
/// @param limit hits or values wanted
/// @param buckets of a histogram at most
record KeptSearch(DataDirectory data, int limit, int buckets) {
  int run(
      Query query, Window window, @Nullable Place after, SearchAsked asked, SearchPrinter printer) {
    if (!Files.isDirectory(data.root())) {
      throw new UsageError(data.root() + ": there is no such folder.");
    }
    try (CommittedIndex index = new CommittedIndex(data.index());
        EventLog log = LogView.open(data.log())) {
      printer.warn(Explanation.missing(index.missing()));
      DeliveryReader reader =
          new DeliveryReader(Formats.standard(), Stages.load(), null, new DeadLetters());
      EventFinder finder = new TailedFinder(index, log, reader::read);
      printer.warn(Explanation.waiting(log.next() - index.state().next() - TailedFinder.MOST));
      if (asked.step() > 0) {
        Counted<Bucket> counted = finder.histogram(query, window, asked.step(), buckets);
        return printer.buckets(counted, () -> explained(finder, log, query, window));
      }
      if (!asked.field().isEmpty()) {
        Counted<ValueCount> counted = finder.values(query, window, asked.field(), limit);
        return printer.values(counted, () -> explained(finder, log, query, window));
      }
      StoredEvents events = new StoredEvents(finder, log, reader::read);
      return printer.events(events.search(new Search(query, window, limit, after)));
    } catch (LogException unreadable) {
      throw new UsageError(String.valueOf(unreadable.getMessage()));
    }
  }

  private static String explained(EventFinder finder, EventLog log, Query query, Window window) {
    return new Explanation(finder, log.next()).of(query, window);
  }
}
