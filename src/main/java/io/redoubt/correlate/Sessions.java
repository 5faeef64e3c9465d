package io.redoubt.correlate;

import io.redoubt.event.finding.Finding;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The sessions of one group key: a silence of more than six hours starts a new one. Findings may
/// come in any order; sessions that turn out to be one are joined. Not thread-safe.
final class Sessions {
  /// The silence that ends a session, in milliseconds.
  static final long GAP = 6L * 60 * 60 * 1000;

  /// The same for what only another product says, in milliseconds.
  static final long HOUR = 60L * 60 * 1000;

  /// More sessions than this are one recurring story, told once.
  static final int RECURRING = 8;

  private static final int LIMIT = 256;

  final GroupKey key;
  private final TreeMap<Long, Session> byFirst = new TreeMap<>();
  private @Nullable Session undated;
  private final long gap;
  private final boolean passing;
  private boolean recurring;

  /// @param passing whether they are of one look only
  Sessions(GroupKey key, boolean passing) {
    this.key = key;
    this.passing = passing;
    this.gap = key.gap();
  }

  /// The same sessions, to be changed on their own.
  Sessions copy() {
    Sessions copy = new Sessions(key, true);
    byFirst.forEach((first, session) -> copy.byFirst.put(first, session.copy()));
    copy.undated = undated == null ? null : undated.copy();
    copy.recurring = recurring;
    return copy;
  }

  void write(StateOut out) {
    out.flag(recurring).each(byFirst.values(), session -> session.write(out));
    out.flag(undated != null);
    if (undated != null) {
      undated.write(out);
    }
  }

  static Sessions read(StateIn in, GroupKey key) {
    Sessions sessions = new Sessions(key, false);
    sessions.recurring = in.flag();
    in.each(() -> Session.read(in, key))
        .forEach(session -> sessions.byFirst.put(session.first, session));
    sessions.undated = in.flag() ? Session.read(in, key) : null;
    return sessions;
  }

  int size() {
    return byFirst.size() + (undated == null ? 0 : 1);
  }

  /// Drops those of these sessions that are here.
  void forget(Set<Session> gone) {
    byFirst.values().removeIf(gone::contains);
    if (undated != null && gone.contains(undated)) {
      undated = null;
    }
    recurring &= !byFirst.isEmpty();
  }

  void add(Finding finding) {
    Session running = running(finding);
    if (running != null) {
      running.add(finding);
      return;
    }
    Session next = new Session(key, passing);
    next.add(finding);
    add(next);
  }

  /// Takes in a finding of another key. While there was room that had sessions of its own, and one
  /// that this finding began was known by its id.
  void add(Finding finding, GroupKey own) {
    Session running = running(finding);
    if (running == null) {
      Session next = new Session(key, passing);
      next.add(finding);
      next.life.alsoKnownAs(Session.id(own, next.first));
      add(next);
      return;
    }
    running.add(finding);
    if (running.life.takesNames()) {
      running.life.alsoKnownAs(Session.id(own, finding.events().getFirst().time().millis()));
    }
  }

  /// The session that a finding on one event goes on with, when it begins before and nothing else
  /// is touched; the usual case.
  private @Nullable Session running(Finding finding) {
    if (finding.events().size() != 1
        || finding.stretch() != null
        || !finding.time().status().dated()) {
      return null;
    }
    long at = finding.events().getFirst().time().millis();
    Map.Entry<Long, Session> floor = byFirst.floorEntry(recurring ? Long.MAX_VALUE : at + gap);
    boolean goesOn =
        floor != null && floor.getKey() <= at && (recurring || floor.getValue().last >= at - gap);
    return goesOn ? floor.getValue() : null;
  }

  /// Takes a session in and joins what it touches.
  void add(Session next) {
    if (!next.dated()) {
      undated = joined(undated, next);
      return;
    }
    long from = recurring ? Long.MIN_VALUE : next.first - gap;
    long to = recurring ? Long.MAX_VALUE : next.last + gap;
    Session whole = next;
    for (Session near = touching(from, to); near != null; near = touching(from, to)) {
      byFirst.remove(near.first);
      whole = joined(near, whole);
    }
    byFirst.put(whole.first, whole);
    if (byFirst.size() > LIMIT) {
      recurring = true;
      joinAll();
    }
  }

  /// All sessions in time order; the undated findings go with the dated ones when these are one.
  List<Session> finish() {
    List<Session> all = new ArrayList<>(byFirst.values());
    if (key.ofVendor()) {
      all = Recurrence.told(all);
    } else if (byFirst.size() > RECURRING) {
      joinAll();
      all = new ArrayList<>(byFirst.values());
    }
    if (undated != null) {
      if (all.size() == 1) {
        all.getFirst().merge(undated);
      } else {
        all.add(undated);
      }
    }
    return all;
  }

  void addAll(Sessions other) {
    other.byFirst.values().forEach(this::add);
    if (other.undated != null) {
      add(other.undated);
    }
  }

  private @Nullable Session touching(long from, long to) {
    Map.Entry<Long, Session> floor = byFirst.floorEntry(to);
    return floor != null && floor.getValue().last >= from ? floor.getValue() : null;
  }

  private void joinAll() {
    Session whole = byFirst.pollFirstEntry().getValue();
    while (!byFirst.isEmpty()) {
      whole.merge(byFirst.pollFirstEntry().getValue());
    }
    byFirst.put(whole.first, whole);
  }

  private static Session joined(@Nullable Session known, Session more) {
    if (known == null) {
      return more;
    }
    Session larger = known.events.size() >= more.events.size() ? known : more;
    larger.merge(larger.equals(known) ? more : known);
    return larger;
  }
}
