package io.redoubt.pipeline.anomaly;

import io.redoubt.detect.anomaly.Anomaly;
import io.redoubt.detect.anomaly.AnomalyJudge;
import io.redoubt.detect.anomaly.Novelty;
import io.redoubt.detect.anomaly.Series;
import io.redoubt.event.port.EventFinder;
import io.redoubt.event.port.EventFinder.Bucket;
import io.redoubt.event.port.EventFinder.Counted;
import io.redoubt.event.port.EventFinder.ValueCount;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.query.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Compares the hours of a time with the weeks before it: all events together, and those of the
/// frequent values of some fields. Reads an index alone, keeps nothing. Thread-safe.
public final class AnomalyScan {
  /// Looked at where no fields are named: kinds of events, and whose they are.
  public static final List<String> FIELDS =
      List.of("event.dataset", "event.action", "host.name", "user.name", "process.name");

  /// What all events together are called where a field's name is expected.
  public static final String ALL_EVENTS = "*";

  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long HISTORY = Duration.ofDays(57).toMillis();

  private static final Comparator<Anomaly> WEIGHTIEST =
      Comparator.comparing(Anomaly::severity)
          .reversed()
          .thenComparing(
              Comparator.comparingDouble((Anomaly a) -> Math.abs(a.deviation())).reversed())
          .thenComparing(Anomaly::start)
          .thenComparing(Anomaly::value);

  private final EventFinder events;

  /// Over this index.
  public AnomalyScan(EventFinder events) {
    this.events = events;
  }

  /// What to look at.
  ///
  /// @param from first millisecond judged
  /// @param to first millisecond no longer judged
  /// @param fields ECS names; their most frequent values are looked at
  /// @param values of each field, at most
  /// @param judge what counts as odd
  public record Request(long from, long to, List<String> fields, int values, AnomalyJudge judge) {
    /// Copies the fields.
    public Request {
      fields = List.copyOf(fields);
    }
  }

  /// What was found.
  ///
  /// @param anomalies the weightiest first
  /// @param series how many things were compared
  /// @param hours of history before the time judged
  /// @param silent why nothing can be said of some things, by field; in sentences
  public record Result(
      List<Anomaly> anomalies, int series, long hours, Map<String, String> silent) {
    /// Copies the collections.
    public Result {
      anomalies = List.copyOf(anomalies);
      silent = Map.copyOf(silent);
    }
  }

  /// Scans.
  ///
  /// @throws java.io.UncheckedIOException when the index cannot be read
  public Result scan(Request request) {
    EventFinder.State state = events.state();
    long end = Math.min(request.to(), state.latest() + 1);
    if (state.events() == 0 || end <= request.from()) {
      return new Result(List.of(), 0, 0, Map.of(ALL_EVENTS, "no events in this time"));
    }
    long earliest = Math.max(state.earliest(), request.from() - HISTORY);
    Span span = new Span(Math.floorDiv(earliest, HOUR) * HOUR, end);
    Tally tally = new Tally(request, state.latest());
    Series all = series(ALL_EVENTS, "all events", Query.All.ALL, span);
    if (!request.judge().canJudge(all, request.from())) {
      tally.silent.put(ALL_EVENTS, "less than a day of history before this time");
    }
    tally.judge(all);
    for (String field : request.fields()) {
      look(field, span, tally);
    }
    tally.found.sort(WEIGHTIEST);
    long hours = Math.max(0, (request.from() - span.from()) / HOUR);
    return new Result(tally.found, tally.series, hours, tally.silent);
  }

  private void look(String field, Span span, Tally tally) {
    Counted<ValueCount> values =
        events.values(
            Query.All.ALL, new Window(span.from(), span.to()), field, tally.request.values());
    List<Series> all = new ArrayList<>();
    for (ValueCount value : values.counts()) {
      Series series = series(field, value.value(), new Query.Is(field, value.value()), span);
      tally.judge(series);
      all.add(series);
    }
    if (values.complete()) {
      Novelty.Result fresh = Novelty.USUAL.judge(all, tally.request.from());
      tally.found.addAll(fresh.anomalies());
      if (!fresh.silent().isEmpty()) {
        tally.silent.put(field, fresh.silent() + ": new values are not told");
      }
    } else {
      tally.silent.put(field, "only the most frequent values are looked at, new ones are not told");
    }
  }

  private Series series(String field, String value, Query query, Span span) {
    int steps = Math.toIntExact((span.to() - span.from() + HOUR - 1) / HOUR);
    long[] counts = new long[steps];
    Window window = new Window(span.from(), span.to());
    for (Bucket bucket : events.histogram(query, window, HOUR, steps).counts()) {
      counts[Math.toIntExact((bucket.start() - span.from()) / HOUR)] = bucket.count();
    }
    return new Series(field, value, span.from(), HOUR, counts);
  }

  private record Span(long from, long to) {}

  /* What a scan found so far. */
  private static final class Tally {
    private final Request request;
    private final long complete;
    private final List<Anomaly> found = new ArrayList<>();
    private final Map<String, String> silent = new TreeMap<>();
    private int series;

    Tally(Request request, long complete) {
      this.request = request;
      this.complete = complete;
    }

    void judge(Series one) {
      series++;
      found.addAll(request.judge().judge(one, request.from(), complete));
    }
  }
}
