package io.redoubt.cli.search;

import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Problems;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.Watch;
import io.redoubt.event.Event;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.NumberedEvent;
import io.redoubt.event.query.Query;
import io.redoubt.ingest.FileSource;
import io.redoubt.ingest.IngestOptions;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.BatchWork;
import io.redoubt.pipeline.Pipeline;
import io.redoubt.pipeline.ReadSettings;
import io.redoubt.pipeline.Reading;
import io.redoubt.pipeline.Stages;
import io.redoubt.search.Answer;
import io.redoubt.search.ScoredEvent;
import io.redoubt.search.filter.Filter;
import io.redoubt.search.filter.Scan;
import java.util.ArrayList;
import java.util.List;

/// A search over files, event by event.
///
/// @param paths what is read
/// @param limit hits or values wanted
record FileSearch(Terminal terminal, Watch watch, List<String> paths, int limit) {
  int run(Query query, Window window, SearchAsked asked, SearchPrinter printer) {
    boolean counting = asked.step() > 0 || !asked.field().isEmpty();
    Scan scan = new Scan(counting ? 0 : limit, asked.step(), asked.field());
    ReadSettings settings =
        new ReadSettings(null, null, Runtime.getRuntime().availableProcessors(), false);
    FileSource source = new FileSource(IngestOptions.DEFAULT, terminal.in());
    Reading reading =
        new Pipeline(source, Formats.standard(), Stages.load(), settings)
            .run(
                paths,
                new Fitting(new Filter(query), window),
                (_, fitting) -> fitting.forEach(scan::add),
                watch.silent());
    Problems.say(terminal, reading.inputs());
    int code = print(scan, asked, printer);
    return reading.partial() ? Exit.PARTIAL : code;
  }

  private int print(Scan scan, SearchAsked asked, SearchPrinter printer) {
    if (asked.step() > 0) {
      return printer.buckets(scan.histogram(), () -> "No event fits.");
    }
    if (!asked.field().isEmpty()) {
      return printer.values(scan.values(limit), () -> "No event that fits has the field.");
    }
    List<ScoredEvent> hits = new ArrayList<>();
    for (Event event : scan.hits()) {
      hits.add(new ScoredEvent(new NumberedEvent(-1, 0, "file", "", event), 1));
    }
    return printer.events(
        new Answer(hits, scan.total(), true, "", scan.total() > 0 ? "" : "No event fits.", false));
  }

  /// Keeps the events of a batch that fit. One without a time is in every window: a time that
  /// cannot be read must not hide an event.
  private record Fitting(Filter filter, Window window) implements BatchWork<List<Event>> {
    @Override
    public Step<List<Event>> begin(SourceEntry entry) {
      List<Event> fitting = new ArrayList<>();
      return new Step<>() {
        @Override
        public void event(Event event) {
          boolean dated = event.time().status().dated();
          long millis = dated ? event.time().millis() : Long.MIN_VALUE;
          boolean inside = !dated || (window.from() <= millis && millis < window.to());
          if (inside && filter.matches(event, millis)) {
            fitting.add(event);
          }
        }

        @Override
        public List<Event> finish() {
          return fitting;
        }
      };
    }
  }
}
