package io.redoubt.correlate;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.Scene;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All findings of one meaning. It keeps at most [#LIMIT] entities apart; the findings of the
/// others, those with the largest hashes, are kept together. Not thread-safe.
///
/// In the end, where more than [#STORM] entities appear in one session, all of them become one
/// group: a storm is one thing to look at, whoever takes part in it.
final class Family {
  /// Entities kept apart.
  static final int LIMIT = 64;

  /// More entities than this in one session are a storm.
  static final int STORM = 10;

  /// More groups than this, none above low, are told as one: a list of small things is not read.
  static final int MINOR = 3;

  private final String meaning;
  private final boolean passing;
  private final Map<String, Sessions> byKey = new HashMap<>();
  private final TreeMap<Long, String> order = new TreeMap<>();
  private final Map<Scene, Sessions> rest = new EnumMap<>(Scene.class);

  /// @param passing whether it is of one look only
  Family(String meaning, boolean passing) {
    this.meaning = meaning;
    this.passing = passing;
  }

  /// The same family, to be changed on its own.
  Family copy() {
    Family copy = new Family(meaning, true);
    byKey.forEach((key, sessions) -> copy.byKey.put(key, sessions.copy()));
    copy.order.putAll(order);
    rest.forEach((scene, sessions) -> copy.rest.put(scene, sessions.copy()));
    return copy;
  }

  void write(StateOut out) {
    out.each(byKey.values(), sessions -> write(sessions, out));
    out.each(rest.values(), sessions -> write(sessions, out));
  }

  private static void write(Sessions sessions, StateOut out) {
    GroupKey key = sessions.key;
    out.text(key.field()).text(key.value()).number(key.scene().ordinal());
    sessions.write(out);
  }

  static Family read(StateIn in, String meaning) {
    Family family = new Family(meaning, false);
    for (Sessions sessions : in.each(() -> sessions(in, meaning))) {
      String text = sessions.key.text();
      family.order.put(Hashes.of(text), text);
      family.byKey.put(text, sessions);
    }
    for (Sessions sessions : in.each(() -> sessions(in, meaning))) {
      family.rest.put(sessions.key.scene(), sessions);
    }
    return family;
  }

  private static Sessions sessions(StateIn in, String meaning) {
    GroupKey key = new GroupKey(meaning, in.text(), in.text(), in.one(Scene.values()));
    return Sessions.read(in, key);
  }

  /// How many sessions it holds.
  int size() {
    int size = 0;
    for (Sessions sessions : byKey.values()) {
      size += sessions.size();
    }
    for (Sessions sessions : rest.values()) {
      size += sessions.size();
    }
    return size;
  }

  /// Drops those of these sessions that are here.
  void forget(Set<Session> gone) {
    byKey.values().forEach(sessions -> sessions.forget(gone));
    rest.values().forEach(sessions -> sessions.forget(gone));
    byKey.values().removeIf(sessions -> sessions.size() == 0);
    rest.values().removeIf(sessions -> sessions.size() == 0);
    order.values().removeIf(key -> !byKey.containsKey(key));
  }

  void add(GroupKey key, Finding finding) {
    String text = key.text();
    Sessions known = byKey.get(text);
    if (known != null) {
      known.add(finding);
      return;
    }
    if (byKey.size() >= LIMIT && !makesRoom(key, text)) {
      rest(key.scene()).add(finding, key);
      return;
    }
    Sessions begun = open(key, text);
    byKey.put(text, begun);
    begun.add(finding);
  }

  private Sessions open(GroupKey key, String text) {
    order.put(Hashes.of(text), text);
    return new Sessions(key, passing);
  }

  private boolean makesRoom(GroupKey key, String text) {
    if (Hashes.of(text) > order.lastKey()) {
      return false;
    }
    Sessions evicted = byKey.remove(order.pollLastEntry().getValue());
    if (evicted != null) {
      rest(key.scene()).addAll(evicted);
    }
    return true;
  }

  private Sessions rest(Scene scene) {
    return rest.computeIfAbsent(scene, s -> new Sessions(many(s), passing));
  }

  private GroupKey many(Scene scene) {
    return new GroupKey(meaning, "", "", scene);
  }

  /// The groups of this family, storms joined.
  List<Session> finish() {
    List<Session> apart = new ArrayList<>();
    byKey.values().forEach(s -> apart.addAll(s.finish()));
    List<Session> others = new ArrayList<>();
    rest.values().forEach(s -> others.addAll(s.finish()));
    if (!meaning.startsWith(Meaning.VENDOR) && isMinor(apart, others)) {
      apart.addAll(others);
      return List.of(joined(apart));
    }
    if (others.isEmpty() && apart.size() <= STORM) {
      Windows.of(apart, others).forEach(this::nameAsMany);
      return apart;
    }
    List<Session> result = new ArrayList<>();
    for (List<Session> window : Windows.of(apart, others)) {
      result.addAll(joinedWhenStorm(window, !others.isEmpty()));
    }
    return result;
  }

  private List<Session> joinedWhenStorm(List<Session> window, boolean overflow) {
    long entities = window.stream().map(s -> s.key.text()).distinct().count();
    if (entities <= STORM && !overflow) {
      nameAsMany(window);
      return window;
    }
    return List.of(joined(window));
  }

  /* While some of these were told as one, that one was known by the key of many and where it began,
  which may be where any of them does. */
  private void nameAsMany(List<Session> some) {
    Set<String> known = new HashSet<>();
    for (Session session : some) {
      String id = Session.id(many(session.scene()), session.first);
      if (known.add(id)) {
        session.life.alsoKnownAs(id);
      }
    }
  }

  private static boolean isMinor(List<Session> apart, List<Session> others) {
    return apart.size() + others.size() > MINOR
        && Stream.concat(apart.stream(), others.stream())
            .noneMatch(s -> s.level().atLeast(Severity.MEDIUM));
  }

  private Session joined(List<Session> parts) {
    nameAsMany(parts);
    Session whole = new Session(many(scene(parts)));
    parts.forEach(whole::merge);
    return whole;
  }

  private static Scene scene(List<Session> parts) {
    return parts.stream().map(Session::scene).min(Comparator.naturalOrder()).orElseThrow();
  }
}
