package io.redoubt.ask.look;

import io.redoubt.ask.plan.Entity;
import io.redoubt.event.Event;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseQuery;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.EventFinder;
import io.redoubt.event.port.EventFinder.Bucket;
import io.redoubt.event.port.EventFinder.Counted;
import io.redoubt.event.port.EventFinder.Search;
import io.redoubt.event.port.EventFinder.ValueCount;
import io.redoubt.event.port.EventFinder.Window;
import io.redoubt.event.port.EventLog;
import io.redoubt.event.port.EventReader;
import io.redoubt.event.query.Fold;
import io.redoubt.event.query.Query;
import io.redoubt.search.Answer;
import io.redoubt.search.StoredEvents;
import io.redoubt.search.tail.Moment;
import io.redoubt.search.tail.Said;
import io.redoubt.search.tail.TailedFinder;
import io.redoubt.search.tail.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the service keeps: events by the index and in the log behind it, alerts from the ledger.
/// However many questions a plan asks, what is not indexed yet is read once for them, and once for
/// the names that occur in it. Thread-safe.
public final class KeptArchive implements Archive {
  private static final long DAY = 86_400_000;
  private static final int MOST_DAYS = 4000;
  private static final int MOST_BUCKETS = 2000;

  /// The fields in which a bare word may be a name, the likeliest first.
  static final Map<String, Entity.Kind> NAMING = naming();

  private final TailedFinder finder;
  private final EventLog log;
  private final EventReader reader;
  private final Cases cases;
  private final Said last;

  /// @param finder finds events
  /// @param log where they are read
  /// @param reader makes events of records
  /// @param cases alerts and incidents
  public KeptArchive(TailedFinder finder, EventLog log, EventReader reader, Cases cases) {
    this.finder = finder;
    this.log = log;
    this.reader = reader;
    this.cases = cases;
    this.last = finder.said(NAMING.keySet());
  }

  private static Map<String, Entity.Kind> naming() {
    Map<String, Entity.Kind> naming = new LinkedHashMap<>();
    naming.put("user.name", Entity.Kind.USER);
    naming.put("host.name", Entity.Kind.HOST);
    naming.put("process.name", Entity.Kind.PROCESS);
    naming.put("user.target.name", Entity.Kind.USER);
    naming.put("related.user", Entity.Kind.USER);
    naming.put("related.hosts", Entity.Kind.HOST);
    naming.put("dns.question.name", Entity.Kind.DOMAIN);
    naming.put("url.domain", Entity.Kind.DOMAIN);
    return naming;
  }

  @Override
  public Optional<Entity.Kind> kind(String word) {
    String value = Fold.fold(word);
    for (var field : NAMING.entrySet()) {
      if (any(new Query.Is(field.getKey(), value)) || last.has(field.getKey(), value)) {
        return Optional.of(field.getValue());
      }
    }
    boolean plain =
        value.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
    return plain
            && (any(new Query.FieldLike("host.name", value + ".*"))
                || last.begins("host.name", value + "."))
        ? Optional.of(Entity.Kind.HOST)
        : Optional.empty();
  }

  private boolean any(Query query) {
    return finder.indexed().search(new Search(query, Window.ALL, 0, null)).total() > 0;
  }

  @Override
  public Looks look(List<Probe> probes, Patience patience) {
    if (probes.isEmpty()) {
      return new Looks(List.of(), "");
    }
    List<Wanted> wanted =
        probes.stream().map(probe -> new Wanted(probe.query(), probe.fields())).toList();
    return finder.together(
        probes.getFirst().window(),
        wanted,
        patience.half()::over,
        moment -> look(moment, probes, patience));
  }

  private Looks look(Moment moment, List<Probe> probes, Patience patience) {
    StoredEvents events = new StoredEvents(moment, log, reader);
    List<Seen> seen = new ArrayList<>();
    for (Probe probe : probes) {
      if (patience.over()) {
        break;
      }
      seen.add(look(events, probe));
    }
    return new Looks(seen, Unread.words(moment.unseen()));
  }

  /* A plan asks for a name in all fields that may hold it: that some do not occur says nothing. */
  private static String plainly(String explanation) {
    String told =
        Stream.of(explanation.split("(?<=\\.) "))
            .filter(sentence -> !sentence.startsWith("No event has the field "))
            .collect(Collectors.joining(" "));
    return told.isEmpty() ? "No event fits." : told;
  }

  private static Seen look(StoredEvents events, Probe probe) {
    Search search = new Search(probe.query(), probe.window(), Math.max(1, probe.events()), null);
    Answer answer = events.search(search);
    if (answer.total() == 0) {
      return Seen.nothing(plainly(answer.explanation()));
    }
    EventFinder finder = events.finder();
    List<Event> hits =
        answer.hits().stream().map(hit -> hit.event().event()).limit(probe.events()).toList();
    Map<String, Counted<ValueCount>> tops = new LinkedHashMap<>();
    for (String field : probe.fields()) {
      var counted = finder.values(probe.query(), probe.window(), field, Probe.VALUES);
      tops.put(field, Seen.spelled(field, counted, hits));
    }
    Times times = times(finder, probe);
    return new Seen(
        answer.total(),
        answer.exact(),
        times.first(),
        times.last(),
        tops,
        times.step(),
        times.buckets(),
        hits,
        "");
  }

  private record Times(long first, long last, long step, List<Bucket> buckets) {}

  /* By days first, then finer between the first and the last day. */
  private static Times times(EventFinder finder, Probe probe) {
    List<Bucket> days = histogram(finder, probe, probe.window(), DAY, MOST_DAYS);
    if (days.isEmpty()) {
      return new Times(0, 0, DAY, days);
    }
    Window within = within(probe.window(), days.getFirst().start(), days.getLast().start() + DAY);
    long step = Steps.fitting(within.to() - within.from());
    List<Bucket> buckets =
        step == DAY ? days : histogram(finder, probe, within, step, MOST_BUCKETS);
    if (buckets.isEmpty()) {
      return new Times(days.getFirst().start(), days.getLast().start(), DAY, days);
    }
    return new Times(
        end(finder, probe, buckets.getFirst(), step, true),
        end(finder, probe, buckets.getLast(), step, false),
        step,
        buckets);
  }

  private static long end(
      EventFinder finder, Probe probe, Bucket bucket, long step, boolean first) {
    Window window = within(probe.window(), bucket.start(), bucket.start() + step);
    List<Bucket> seconds = histogram(finder, probe, window, 1000, MOST_DAYS);
    if (seconds.isEmpty()) {
      return bucket.start();
    }
    return (first ? seconds.getFirst() : seconds.getLast()).start();
  }

  private static Window within(Window window, long from, long to) {
    return new Window(Math.max(window.from(), from), Math.min(window.to(), to));
  }

  private static List<Bucket> histogram(
      EventFinder finder, Probe probe, Window window, long step, int most) {
    return finder.histogram(probe.query(), window, step, most).counts();
  }

  @Override
  public List<KnownAlert> alerts(Window window, int most) {
    CaseQuery query =
        new CaseQuery(
            CaseFile.Kind.ALERT,
            List.of(),
            List.of(),
            "",
            "",
            Math.max(0, window.from()),
            window.to(),
            Map.of(),
            "",
            CaseQuery.Order.SEVERITY,
            0,
            Math.min(most, 1000));
    return cases.list(query).cases().stream().map(FiledAlert::of).toList();
  }

  @Override
  public Optional<KnownAlert> alert(String id) {
    Optional<Cases.Filed> exact = cases.find(CaseFile.Kind.ALERT, id);
    if (exact.isPresent()) {
      return exact.map(FiledAlert::of);
    }
    List<KnownAlert> all = alerts(Window.ALL, 1000);
    Optional<KnownAlert> begins =
        all.stream().filter(a -> a.id().regionMatches(true, 0, id, 0, id.length())).findFirst();
    if (begins.isPresent() || cases.find(CaseFile.Kind.INCIDENT, id).isEmpty()) {
      return begins;
    }
    CaseQuery of = CaseQuery.all(CaseFile.Kind.ALERT, 1000);
    return cases.list(of).cases().stream()
        .filter(filed -> filed.file().incident().equals(id))
        .map(FiledAlert::of)
        .findFirst();
  }
}
