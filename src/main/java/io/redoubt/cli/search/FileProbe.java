package io.redoubt.cli.search;

import io.redoubt.ask.look.Probe;
import io.redoubt.ask.look.Seen;
import io.redoubt.event.Event;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.port.EventFinder.Bucket;
import io.redoubt.event.port.EventFinder.Counted;
import io.redoubt.event.port.EventFinder.ValueCount;
import io.redoubt.search.filter.Scan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Gathers what there is to a probe from a stream of events. For one thread.
final class FileProbe {
  private static final long STEP = 60_000;
  private static final long HOUR = 3_600_000;
  private static final int BUCKETS = 200;

  private final Probe probe;
  private final Scan events;
  private final Map<String, Scan> fields = new LinkedHashMap<>();
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  FileProbe(Probe probe) {
    this.probe = probe;
    this.events = new Scan(probe.events(), STEP, "");
    probe.fields().forEach(field -> fields.put(field, new Scan(0, 0, field)));
  }

  Probe probe() {
    return probe;
  }

  /// Whether the event is of the time asked about; one without a time always is.
  boolean within(Event event) {
    long millis = event.time().millis();
    return !event.time().status().dated()
        || (probe.window().from() <= millis && millis < probe.window().to());
  }

  void take(Event event) {
    events.add(event);
    fields.values().forEach(scan -> scan.add(event));
    if (event.time().status().dated()) {
      first = Math.min(first, event.time().millis());
      last = Math.max(last, event.time().millis());
    }
  }

  Seen seen(Analysis read) {
    if (events.total() == 0) {
      return Seen.nothing(why(read));
    }
    Map<String, Counted<ValueCount>> tops = new LinkedHashMap<>();
    fields.forEach(
        (field, scan) ->
            tops.put(field, Seen.spelled(field, scan.values(Probe.VALUES), events.hits())));
    long step = STEP;
    List<Bucket> buckets = events.histogram().counts();
    while (buckets.size() > BUCKETS && step < 24 * HOUR) {
      step = step < HOUR ? HOUR : 24 * HOUR;
      buckets = coarser(buckets, step);
    }
    boolean dated = first != Long.MAX_VALUE;
    return new Seen(
        events.total(),
        true,
        dated ? first : 0,
        dated ? last : 0,
        tops,
        step,
        buckets,
        events.hits(),
        "");
  }

  private String why(Analysis read) {
    if (read.events() == 0) {
      return "There are no events in these files.";
    }
    String from = String.valueOf(read.time().first());
    String to = String.valueOf(read.time().last());
    return "No event of these files fits; they hold "
        + read.events()
        + " events from "
        + from
        + " to "
        + to
        + ".";
  }

  private static List<Bucket> coarser(List<Bucket> buckets, long step) {
    TreeMap<Long, Long> counts = new TreeMap<>();
    buckets.forEach(b -> counts.merge(Math.floorDiv(b.start(), step) * step, b.count(), Long::sum));
    List<Bucket> coarse = new ArrayList<>();
    counts.forEach((start, count) -> coarse.add(new Bucket(start, count)));
    return coarse;
  }
}
