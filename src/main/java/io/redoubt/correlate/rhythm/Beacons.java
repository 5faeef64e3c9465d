package io.redoubt.correlate.rhythm;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Looks for machines that call somebody outside at even intervals. Every connection from one
/// address to one port of an address outside is remembered by its time; what is even is told.
///
/// Memory is bounded: at most [#PAIRS] pairs, each with the times of its latest connections; beyond
/// that pairs with a single connection are forgotten, the oldest first, then those with the fewest.
/// Times and name look-ups (ports 53, 123 and 853) are even by nature and passed over. Not
/// thread-safe; each worker collects into a [#part()].
public final class Beacons {
  /// Pairs that are remembered.
  public static final int PAIRS = 50_000;

  /// The rule that fires.
  public static final RuleInfo RULE =
      new RuleInfo(
          "redoubt-beacon",
          "Connections to the outside by the clock",
          Severity.LOW,
          "built-in",
          RuleInfo.Kind.CORRELATION,
          List.of("T1071"),
          List.of("command-and-control"),
          "One machine connects to the same port of the same address outside at even intervals."
              + " Malware asks for its orders like this, and so do updaters, monitoring and chat"
              + " programs: the question is whether anybody knows the address.",
          List.of("Updaters, agents, monitoring and push services of known vendors"));

  /* From so many machines on, one finding tells of all: what everybody calls is common service. */
  private static final int COMMON = 4;

  private static final List<String> EVEN_BY_NATURE = List.of("53", "123", "853");

  private final Map<String, Visits> pairs = new LinkedHashMap<>();
  private final int most;

  /// Nobody is remembered yet.
  public Beacons() {
    this(PAIRS);
  }

  Beacons(int most) {
    this.most = most;
  }

  /// What one worker saw in one batch, in order; shares the bytes of the batch.
  public static final class Part {
    private final List<String> keys = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();

    private Part() {}

    /// Looks at an event.
    public void observe(Event event) {
      String key = key(event);
      if (!key.isEmpty()) {
        keys.add(key);
        events.add(event);
      }
    }
  }

  /// An empty part, for a worker.
  public static Part part() {
    return new Part();
  }

  /// Takes in what a worker saw.
  public void merge(Part part) {
    for (int i = 0; i < part.keys.size(); i++) {
      add(part.keys.get(i), part.events.get(i));
    }
  }

  /// Looks at an event.
  public void observe(Event event) {
    String key = key(event);
    if (!key.isEmpty()) {
      add(key, event);
    }
  }

  private static String key(Event event) {
    int to = event.find(Ecs.DESTINATION_IP);
    int port = to < 0 ? -1 : event.find(Ecs.DESTINATION_PORT);
    int from = port < 0 ? -1 : event.find(Ecs.SOURCE_IP);
    if (from < 0
        || !event.time().status().dated()
        || !Outside.is(event.spanBuffer(to), event.spanStart(to), event.spanLength(to))) {
      return "";
    }
    String number = event.text(port);
    if (EVEN_BY_NATURE.contains(number)) {
      return "";
    }
    return event.text(from) + ' ' + event.text(to) + ' ' + number;
  }

  private void add(String key, Event event) {
    Visits visits = pairs.get(key);
    if (visits == null) {
      if (pairs.size() >= most) {
        forget();
      }
      visits = new Visits();
      pairs.put(key, visits);
    }
    visits.add(event, event.time().millis());
  }

  /* A tenth of the room becomes free: those seen once first, then those seen twice and so on. */
  private void forget() {
    int target = most - Math.max(1, most / 10);
    for (long fewest = 1; pairs.size() > target; fewest *= 2) {
      Iterator<Visits> oldest = pairs.values().iterator();
      while (pairs.size() > target && oldest.hasNext()) {
        if (oldest.next().count() <= fewest) {
          oldest.remove();
        }
      }
    }
  }

  /// A finding for each pair whose connections are even, in the order in which the targets came;
  /// one for all where many machines call the same target.
  public List<Finding> findings() {
    return findings(_ -> true);
  }

  /// Forgets the pairs of which nothing arrived since this moment (milliseconds since 1970 UTC).
  ///
  /// @return what is found in them
  public List<Finding> settle(long quiet) {
    Predicate<Visits> settled = visits -> visits.arrived() < quiet;
    List<Finding> findings = findings(settled);
    pairs.values().removeIf(settled);
    return findings;
  }

  private List<Finding> findings(Predicate<Visits> which) {
    Map<String, List<Beacon>> byTarget = new LinkedHashMap<>();
    pairs.forEach(
        (key, visits) -> {
          if (visits.count() >= Rhythm.FEWEST && which.test(visits)) {
            String[] parts = key.split(" ", 2);
            Rhythm.of(visits.latest())
                .map(rhythm -> new Beacon(parts[0], visits, rhythm))
                .ifPresent(b -> byTarget.computeIfAbsent(parts[1], _ -> new ArrayList<>()).add(b));
          }
        });
    List<Finding> findings = new ArrayList<>();
    byTarget.forEach(
        (target, all) -> {
          if (all.size() >= COMMON) {
            findings.add(Beacon.finding(RULE, target, all));
          } else {
            all.forEach(one -> findings.add(Beacon.finding(RULE, target, List.of(one))));
          }
        });
    return findings;
  }

  /// Writes everything that is kept.
  public void write(StateOut out) {
    out.each(
        pairs.entrySet(),
        pair -> {
          out.text(pair.getKey());
          pair.getValue().write(out);
        });
  }

  /// Takes in what was written.
  public void read(StateIn in) {
    int many = in.count();
    for (int i = 0; i < many; i++) {
      String key = in.text();
      pairs.put(key, Visits.read(in));
    }
  }
}
