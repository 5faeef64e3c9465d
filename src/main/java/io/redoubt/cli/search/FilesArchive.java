package io.redoubt.cli.search;

import io.redoubt.ask.look.Archive;
import io.redoubt.ask.look.KnownAlert;
import io.redoubt.ask.look.Looks;
import io.redoubt.ask.look.Patience;
import io.redoubt.ask.look.Probe;
import io.redoubt.ask.look.Seen;
import io.redoubt.ask.plan.Entity;
import io.redoubt.cli.terminal.Problems;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.Watch;
import io.redoubt.detect.Detector;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.event.Event;
import io.redoubt.event.Severity;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Evidence;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.query.Fold;
import io.redoubt.guard.InstructionDetector;
import io.redoubt.ingest.FileSource;
import io.redoubt.ingest.IngestOptions;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Analyzer;
import io.redoubt.pipeline.BatchWork;
import io.redoubt.pipeline.Pipeline;
import io.redoubt.pipeline.ReadSettings;
import io.redoubt.pipeline.Stages;
import io.redoubt.search.filter.Filter;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import io.redoubt.triage.Triage;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Files as an archive: read once for their alerts and names, and once more for the events that a
/// question is about. Memory is bounded whatever the files hold.
final class FilesArchive implements Archive {
  private static final int NAMES = 200_000;
  private static final Map<String, Entity.Kind> NAMING =
      Map.of(
          "user.name", Entity.Kind.USER,
          "user.target.name", Entity.Kind.USER,
          "related.user", Entity.Kind.USER,
          "host.name", Entity.Kind.HOST,
          "process.name", Entity.Kind.PROCESS,
          "dns.question.name", Entity.Kind.DOMAIN);

  private final List<String> paths;
  private final Watch watch;
  private final Pipeline pipeline;
  private final Map<String, Entity.Kind> names = new ConcurrentHashMap<>();
  private final Analysis analysis;

  /// Reads the files.
  ///
  /// @throws io.redoubt.ingest.NoSuchInput when one does not exist
  FilesArchive(Terminal terminal, Watch watch, Clock clock, List<String> paths) {
    this.paths = List.copyOf(paths);
    this.watch = watch;
    this.pipeline =
        new Pipeline(
            new FileSource(IngestOptions.DEFAULT, terminal.in()),
            Formats.standard(),
            Stages.load(),
            new ReadSettings(null, null, Runtime.getRuntime().availableProcessors(), false));
    Detector detector =
        new Detector(
            new RuleLoader(SigmaTaxonomy.standard()).core().load(),
            Optional.of(new InstructionDetector()));
    this.analysis =
        new Analyzer(pipeline, detector, new Triage(Attack.load()), clock)
            .analyze(
                new Analyzer.Request(this.paths, this::named, Severity.INFORMATIONAL, _ -> {}),
                watch.silent());
    Problems.say(terminal, analysis.inputs());
  }

  private boolean named(Event event) {
    for (int i = 0; i < event.size() && names.size() < NAMES; i++) {
      Entity.Kind kind = NAMING.get(event.field(i).name());
      if (kind != null) {
        String name = Fold.fold(event.text(i));
        names.merge(name, kind, FilesArchive::likelier);
        int dot = name.indexOf('.');
        if (kind == Entity.Kind.HOST && dot > 0 && !Character.isDigit(name.charAt(0))) {
          names.merge(name.substring(0, dot), kind, FilesArchive::likelier);
        }
      }
    }
    return true;
  }

  private static Entity.Kind likelier(Entity.Kind a, Entity.Kind b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  @Override
  public Optional<Entity.Kind> kind(String word) {
    return Optional.ofNullable(names.get(Fold.fold(word)));
  }

  @Override
  public Looks look(List<Probe> probes, Patience patience) {
    List<FileProbe> takers = probes.stream().map(FileProbe::new).toList();
    if (!probes.isEmpty()) {
      pipeline.run(
          paths,
          new Fitting(takers),
          (_, fitting) -> fitting.forEach(one -> takers.get(one.probe()).take(one.event())),
          watch.silent());
    }
    List<Seen> seen = takers.stream().map(taker -> taker.seen(analysis)).toList();
    return new Looks(seen, "");
  }

  /// An event and the probe that it fits.
  private record Fit(int probe, Event event) {}

  private record Fitting(List<FileProbe> takers) implements BatchWork<List<Fit>> {
    @Override
    public Step<List<Fit>> begin(SourceEntry entry) {
      List<Filter> filters = takers.stream().map(t -> new Filter(t.probe().query())).toList();
      List<Fit> fitting = new ArrayList<>();
      return new Step<>() {
        @Override
        public void event(Event event) {
          for (int i = 0; i < filters.size(); i++) {
            if (takers.get(i).within(event)
                && filters.get(i).matches(event, event.time().millis())) {
              fitting.add(new Fit(i, event));
            }
          }
        }

        @Override
        public List<Fit> finish() {
          return fitting;
        }
      };
    }
  }

  @Override
  public List<KnownAlert> alerts(Window window, int most) {
    return analysis.alerts().stream()
        .filter(alert -> within(alert, window))
        .sorted(Alert.RANK)
        .limit(most)
        .map(FilesArchive::known)
        .toList();
  }

  private static boolean within(Alert alert, Window window) {
    Instant first = alert.firstSeen();
    Instant last = alert.lastSeen();
    return first == null
        || last == null
        || (first.toEpochMilli() < window.to() && last.toEpochMilli() >= window.from());
  }

  @Override
  public Optional<KnownAlert> alert(String id) {
    return analysis.alerts().stream()
        .filter(a -> a.id().regionMatches(true, 0, id, 0, id.length()) || a.incidentId().equals(id))
        .findFirst()
        .map(FilesArchive::known);
  }

  /// Whether an input could not be read to its end.
  boolean partial() {
    return analysis.inputs().stream().anyMatch(input -> input.partial());
  }

  private static KnownAlert known(Alert alert) {
    return new KnownAlert(
        alert.id(),
        alert.title(),
        alert.severity(),
        alert.status(),
        alert.verdict().disposition().id(),
        alert.eventCount(),
        millis(alert.firstSeen()),
        millis(alert.lastSeen()),
        alert.techniques(),
        alert.tactics(),
        alert.entities().values(),
        alert.evidence().lines().stream()
            .map(Evidence::eventId)
            .filter(id -> !id.isEmpty())
            .toList(),
        alert.verdict().recommendations());
  }

  private static long millis(@Nullable Instant time) {
    return time == null ? 0 : time.toEpochMilli();
  }
}
