package io.redoubt.store.index;

import io.redoubt.event.port.Beside;
import io.redoubt.event.port.EventFinder.Bucket;
import io.redoubt.event.port.EventFinder.Counted;
import io.redoubt.event.port.EventFinder.Found;
import io.redoubt.event.port.EventFinder.Search;
import io.redoubt.event.port.EventFinder.ValueCount;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.EventView;
import io.redoubt.event.port.TemplateFinder.Ranked;
import io.redoubt.event.port.TemplateFinder.Ranking;
import io.redoubt.event.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.lucene.index.DirectoryReader;

/// The partitions as they are at one moment. The writer's comes last.
///
/// @param next one more than the highest number that they cover
/// @param parts their readers, each with a reference that ends with {@link #close}
record Pinned(long next, List<Part> parts) implements AutoCloseable {
  /// One partition.
  ///
  /// @param extent what its reader covers
  record Part(Extent extent, DirectoryReader reader) {}

  /// The same as others see it.
  EventView view(Searches searches) {
    Searches here = searches.over(this::acquire);
    return new EventView() {
      @Override
      public long next() {
        return next;
      }

      @Override
      public Found search(Search search) {
        return here.search(search);
      }

      @Override
      public Counted<Bucket> histogram(Query query, Window window, long step, int most) {
        return here.histogram(query, window, step, most);
      }

      @Override
      public Counted<ValueCount> values(Query query, Window window, String field, int most) {
        return here.values(query, window, field, most);
      }

      @Override
      public List<Long> counts(Query query, Window window, String field, List<String> values) {
        return here.counts(query, window, field, values);
      }

      @Override
      public Ranked ranked(Ranking ranking, Beside beside) {
        return here.ranked(ranking, beside);
      }

      @Override
      public OptionalLong sequence(String eventId) {
        return here.sequence(eventId);
      }
    };
  }

  private Readers acquire(Window window) {
    List<DirectoryReader> held = new ArrayList<>();
    for (Part part : parts) {
      if (part.extent().reaches(window.from(), window.to())) {
        part.reader().incRef();
        held.add(part.reader());
      }
    }
    return new Readers(held);
  }

  @Override
  public void close() {
    parts.forEach(part -> Readers.release(part.reader()));
  }
}
