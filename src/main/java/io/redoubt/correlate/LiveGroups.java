package io.redoubt.correlate;

import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.port.Expected;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The groups of findings that come without end: at any moment the same as an [AlertGrouper] makes
/// of the findings so far, whatever their order, except for those that were given up as settled.
///
/// Times of arrival are those of the events' entries ([io.redoubt.event.SourceEntry#fileTime]). Not
/// thread-safe.
public final class LiveGroups {
  private final Map<String, Family> families = new HashMap<>();
  private final Expected expected;
  private long findings;

  /// No groups yet, nothing expected.
  public LiveGroups() {
    this(Expected.NOTHING);
  }

  /// No groups yet; knows what the operator expects.
  public LiveGroups(Expected expected) {
    this.expected = expected;
  }

  /// A group as it stands.
  ///
  /// @param group what was found
  /// @param began when the first of its events arrived, milliseconds since 1970 UTC;
  ///     `Long.MAX_VALUE` when no entry tells
  /// @param touched when the last of its events arrived; `Long.MIN_VALUE` when no entry tells
  /// @param names ids by which it, or a part of it, may have been known
  public record Standing(AlertGroup group, long began, long touched, Set<String> names) {
    /// Copies the set.
    public Standing {
      names = Set.copyOf(names);
    }
  }

  /// All groups of one moment.
  public static final class View {
    private final List<Standing> standing;
    private final Map<String, List<Session>> origins;

    private View(List<Standing> standing, Map<String, List<Session>> origins) {
      this.standing = List.copyOf(standing);
      this.origins = origins;
    }

    /// The groups in time order.
    public List<Standing> standing() {
      return standing;
    }
  }

  /// Writes everything that is kept.
  public void write(StateOut out) {
    out.number(findings);
    out.each(
        families.entrySet(),
        family -> {
          out.text(family.getKey());
          family.getValue().write(out);
        });
  }

  /// Takes in what was written.
  public void read(StateIn in) {
    findings = in.number();
    int count = in.count();
    for (int i = 0; i < count; i++) {
      String meaning = in.text();
      families.put(meaning, Family.read(in, meaning));
    }
  }

  /// Takes a finding in. Its events may belong to a batch: what is kept is copied.
  public void accept(Finding finding) {
    findings++;
    AlertGrouper.add(families, finding, false);
  }

  /// How many findings were taken in.
  public long findings() {
    return findings;
  }

  /// How many sessions are kept: what memory depends on.
  public int sessions() {
    return families.values().stream().mapToInt(Family::size).sum();
  }

  /// The groups as they stand, with further findings that are not kept.
  public View view(List<Finding> more, EntityHistory history) {
    Map<String, Family> copies = new HashMap<>();
    families.forEach((meaning, family) -> copies.put(meaning, family.copy()));
    more.forEach(finding -> AlertGrouper.add(copies, finding, true));
    List<Standing> standing = new ArrayList<>();
    Map<String, List<Session>> origins = new HashMap<>();
    for (Session session : AlertGrouper.sessions(copies, expected)) {
      AlertGroup group = AlertGrouper.group(session, history);
      Lifetime life = session.life;
      standing.add(new Standing(group, life.began, life.touched, life.names));
      origins.put(group.id(), List.copyOf(life.origins));
    }
    return new View(standing, origins);
  }

  /// The same group under an id made from this text.
  public static AlertGroup renamed(AlertGroup g, String text) {
    return new AlertGroup(
        Hashes.id(text),
        g.scene(),
        g.keyField(),
        g.keyValue(),
        g.severity(),
        g.severityReasons(),
        g.rules(),
        g.values(),
        g.findingCount(),
        g.eventCount(),
        g.sampled(),
        g.firstSeen(),
        g.lastSeen(),
        g.undated(),
        g.sample(),
        g.logins(),
        g.telemetry(),
        g.habit());
  }

  /// Gives up everything that these groups of a view are made of. The view must be the last one.
  public void settle(View view, Set<String> ids) {
    Set<Session> gone = Collections.newSetFromMap(new IdentityHashMap<>());
    ids.forEach(id -> gone.addAll(view.origins.getOrDefault(id, List.of())));
    families.values().forEach(family -> family.forget(gone));
    families.values().removeIf(family -> family.size() == 0);
  }
}
