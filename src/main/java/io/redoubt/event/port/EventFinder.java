package io.redoubt.event.port;

import io.redoubt.event.query.Query;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What is committed, found again by what it says. It knows numbers and times; who wants the events
/// reads them from the log. An event without a usable time counts as having happened when it
/// arrived. Thread-safe. Methods throw `UncheckedIOException` when what is kept cannot be read.
public interface EventFinder extends AutoCloseable {
  /// The events that fit, the latest first; among equals in time the one that arrived last.
  Found search(Search search);

  /// How many events fit, by time. Steps without any are left out.
  ///
  /// @param step milliseconds, at least 1; buckets begin at its multiples since 1970 UTC
  /// @param most of so many buckets, the earliest
  Counted<Bucket> histogram(Query query, Window window, long step, int most);

  /// The most frequent values of a field among the events that fit, most frequent first, in lower
  /// case; none for a field that is cut into words.
  Counted<ValueCount> values(Query query, Window window, String field, int most);

  /// Names of the fields that events have, in the order of code points, from this one on.
  List<String> fields(String from, int most);

  /// The sequence number of the event of this id, if it is indexed.
  OptionalLong sequence(String eventId);

  /// How far it has come.
  State state();

  /// Records that were searchable once and are not now, because what held them is damaged or gone
  /// and is built again: answers may lack as many. What just came in is none of them.
  long missing();

  /// Ends; what is being searched is searched to its end.
  @Override
  void close();

  /// What is looked for.
  ///
  /// @param query what events must be like
  /// @param window when they must have happened
  /// @param limit hits wanted, 0 to 10,000
  /// @param after only hits that come after this one; null to begin
  record Search(Query query, Window window, int limit, @Nullable Place after) {}

  /// A part of time, milliseconds since 1970 UTC.
  ///
  /// @param from first of it
  /// @param to first after it
  record Window(long from, long to) {
    /// All of time.
    public static final Window ALL = new Window(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /// Where an event stands in the order of hits.
  ///
  /// @param millis when it happened
  /// @param sequence its number
  record Place(long millis, long sequence) {}

  /// An event that fits.
  ///
  /// @param place its number and time
  /// @param score how well the words fit, larger is better; without words the same for all
  record Hit(Place place, float score) {}

  /// @param hits in order
  /// @param total how many fit, on all pages together
  /// @param exact whether that is counted; else it is estimated, because counting would take long
  record Found(List<Hit> hits, long total, boolean exact) {
    /// Copies the list.
    public Found {
      hits = List.copyOf(hits);
    }
  }

  /// @param start first millisecond
  /// @param count events in it
  record Bucket(long start, long count) {}

  /// @param value in lower case
  /// @param count events that have it
  record ValueCount(String value, long count) {}

  /// @param counts in the order promised
  /// @param complete false when more were left out
  record Counted<T>(List<T> counts, boolean complete) {
    /// Copies the list.
    public Counted {
      counts = List.copyOf(counts);
    }
  }

  /// @param next one more than the highest number that is searchable, less by as many as wait below
  ///     it
  /// @param events searchable
  /// @param earliest time of one, milliseconds since 1970 UTC; meaningless when there is none
  /// @param latest time of one; likewise
  /// @param bytes on disk
  record State(long next, long events, long earliest, long latest, long bytes) {}
}
