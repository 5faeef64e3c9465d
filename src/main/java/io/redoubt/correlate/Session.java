package io.redoubt.correlate;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.Field;
import io.redoubt.event.Severity;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Counts;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.event.finding.Scene;
import io.redoubt.event.finding.Stretch;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The findings of one group key without a long silence between them. Merging two sessions gives
/// what one session would have become. Not thread-safe.
final class Session {
  /// Distinct events that are told apart; beyond it counts become lower bounds.
  static final int EXACT_EVENTS = 32_768;

  private static final int RULES = 400;

  final GroupKey key;
  private final EnumSet<Scene> scenes = EnumSet.noneOf(Scene.class);
  final EventSample sample = new EventSample();
  final LongSet events;
  final Lifetime life;
  final Days days = new Days();
  long first = Long.MAX_VALUE;
  long last = Long.MIN_VALUE;
  long findings;
  private long anchor = Long.MAX_VALUE;
  boolean sampled;
  int occasions = 1;
  boolean usual;
  String company = "";
  String expected = "";
  private long undated;
  private final Map<String, Fired> rules = new TreeMap<>();
  private final Map<Field, Tally> tallies = new HashMap<>();
  private final List<Reach> parts = new ArrayList<>(0);

  /// A session of this key without findings yet.
  Session(GroupKey key) {
    this(key, false);
  }

  /// A session of this key without findings yet.
  ///
  /// @param passing whether it is of one look only
  Session(GroupKey key, boolean passing) {
    this(key, new LongSet(EXACT_EVENTS), new Lifetime(passing));
    scenes.add(key.scene());
  }

  private Session(GroupKey key, LongSet events, Lifetime life) {
    this.key = key;
    this.events = events;
    this.life = life;
  }

  /// The same session, to be changed on its own; it knows whose copy it is.
  Session copy() {
    Session copy = new Session(key, events.copy(), life.of(this));
    copy.scenes.addAll(scenes);
    copy.sample.merge(sample);
    copy.days.merge(days);
    copy.first = first;
    copy.last = last;
    copy.findings = findings;
    copy.anchor = anchor;
    copy.sampled = sampled;
    copy.undated = undated;
    copy.parts.addAll(parts);
    copy.rules.putAll(rules);
    tallies.forEach((field, tally) -> copy.tallies.put(field, tally.copy()));
    return copy;
  }

  /// The first of the scenes in which its findings play.
  Scene scene() {
    return scenes.iterator().next();
  }

  /// Whose findings are in it: its own key's, and those of what it took in.
  List<Reach> parts() {
    return parts.isEmpty() ? List.of(new Reach(key.hash(), first, last)) : List.copyOf(parts);
  }

  boolean dated() {
    return first <= last;
  }

  void write(StateOut out) {
    out.each(scenes, scene -> out.number(scene.ordinal()));
    sample.write(out);
    events.write(out);
    life.write(out);
    days.write(out);
    out.number(first).number(last).number(findings).number(anchor);
    out.flag(sampled).number(undated);
    out.each(rules.values(), fired -> fired.write(out));
    out.each(
        tallies.entrySet(),
        tally -> {
          out.text(tally.getKey().name());
          tally.getValue().write(out);
        });
  }

  static Session read(StateIn in, GroupKey key) {
    List<Scene> scenes = in.each(() -> in.one(Scene.values()));
    EventSample sample = new EventSample();
    sample.read(in);
    Session session = new Session(key, LongSet.read(in, EXACT_EVENTS), Lifetime.read(in));
    session.sample.merge(sample);
    session.days.merge(Days.read(in));
    session.scenes.addAll(scenes);
    session.first = in.number();
    session.last = in.number();
    session.findings = in.number();
    session.anchor = in.number();
    session.sampled = in.flag();
    session.undated = in.number();
    in.each(() -> Fired.read(in)).forEach(f -> session.rules.put(f.hit().rule().id(), f));
    int tallies = in.count();
    for (int i = 0; i < tallies; i++) {
      Field field = Field.of(in.text());
      session.tallies.put(field, Tally.read(in));
    }
    return session;
  }

  /// Its id as it stands: a hash of its key and the slot of its first event, or of the anchor once
  /// that is fixed.
  String id() {
    return Hashes.id(key.text() + '\0' + slot());
  }

  /// The id of a session of this key that begins at this time; `Long.MAX_VALUE`: at none.
  static String id(GroupKey key, long begins) {
    return Hashes.id(key.text() + '\0' + slot(key, begins));
  }

  /// Fixes where the window is anchored: at its first event, before other meanings join it.
  void fixAnchor() {
    anchor = first;
  }

  /// The slot (as long as the gap of its key) of its first event, or `undated`. Two sessions of
  /// one key never begin in the same slot, and a session keeps its slot as it grows.
  private String slot() {
    return slot(key, anchor == Long.MAX_VALUE ? first : anchor);
  }

  private static String slot(GroupKey key, long begins) {
    return begins == Long.MAX_VALUE ? "undated" : Long.toString(Math.floorDiv(begins, key.gap()));
  }

  /// Takes a finding in.
  void add(Finding finding) {
    RuleInfo rule = finding.rule();
    findings++;
    sampled |= finding.eventCount() > finding.events().size();
    fired(Fired.once(finding));
    for (Event event : finding.events()) {
      add(event, rule);
    }
    Stretch whole = finding.stretch();
    if (whole != null) {
      reached(whole.first(), whole.last());
    }
  }

  private void reached(long earliest, long latest) {
    begins(Math.min(first, earliest), findings > 1 || dated());
    last = Math.max(last, latest);
  }

  private void fired(Fired more) {
    String id = more.hit().rule().id();
    if (rules.containsKey(id) || rules.size() < RULES) {
      rules.merge(id, more, Fired::plus);
    }
  }

  private void add(Event event, RuleInfo rule) {
    life.touched(event);
    if (event.time().status().dated()) {
      begins(Math.min(first, event.time().millis()), findings > 1);
      last = Math.max(last, event.time().millis());
      days.add(event.time().millis());
    }
    sample.add(event, rule.id(), rule.level());
    long hash = Hashes.of(event.record());
    boolean exact = !events.full();
    if (events.add(hash)) {
      undated += event.time().status().dated() ? 0 : 1;
      tally(event, true);
    } else if (!exact && !events.contains(hash)) {
      sampled = true;
      tally(event, false);
    }
  }

  /* Whoever knows it by an earlier id finds it by its other ids. */
  private void begins(long earliest, boolean known) {
    if (known && earliest < first && !slot(key, earliest).equals(slot(key, first))) {
      life.alsoKnownAs(id());
    }
    first = earliest;
  }

  private void tally(Event event, boolean count) {
    for (int i = 0; i < event.size(); i++) {
      int limit = Tallied.limit(event.field(i));
      if (limit > 0) {
        tally(event.field(i), limit, event.text(i), count);
      }
    }
  }

  private void tally(Field field, int limit, String value, boolean count) {
    if (Tallied.says(value)) {
      Tally tally = tallies.computeIfAbsent(field, f -> new Tally(limit));
      if (count) {
        tally.add(value, 1);
      } else {
        tally.note(value);
      }
    }
  }

  private void joinParts(Session other) {
    boolean foreign = key.ofVendor() || !other.key.equals(key) || !other.parts.isEmpty();
    if (foreign && parts.isEmpty() && findings > 0) {
      parts.add(new Reach(key.hash(), first, last));
    }
    if (foreign || !parts.isEmpty()) {
      parts.addAll(other.parts());
    }
  }

  /// Takes another session in.
  void merge(Session other) {
    occasions = Math.max(occasions, other.occasions);
    boolean sameEvents = false;
    for (long hash : other.events.sorted()) {
      sameEvents |= events.contains(hash);
      events.add(hash);
    }
    scenes.addAll(other.scenes);
    joinParts(other);
    life.merge(other.life);
    begins(Math.min(first, other.first), findings > 0);
    if (!other.key.text().equals(key.text()) || !other.slot().equals(slot())) {
      life.alsoKnownAs(other.id());
    }
    last = Math.max(last, other.last);
    days.merge(other.days);
    findings += other.findings;
    undated = sameEvents ? Math.max(undated, other.undated) : undated + other.undated;
    sampled |= other.sampled;
    sample.merge(other.sample);
    other.rules.values().forEach(this::fired);
    boolean same = sameEvents;
    other.tallies.forEach(
        (field, tally) ->
            tallies.computeIfAbsent(field, f -> new Tally(Tallied.limit(f))).merge(tally, same));
  }

  /// How many events: exact while they can be told apart, then the largest count that is certain.
  long eventCount() {
    long correlated = rules.values().stream().mapToLong(Fired::byCorrelation).max().orElse(0);
    long busiest =
        events.full() ? rules.values().stream().mapToLong(Fired::events).max().orElse(0) : 0;
    return Math.max(Math.max(correlated, busiest), events.size());
  }

  long undated() {
    return undated;
  }

  /// The rules, weightiest first.
  List<AlertGroup.Hit> hits() {
    List<AlertGroup.Hit> hits = new ArrayList<>();
    rules.values().forEach(f -> hits.add(f.hit()));
    hits.sort(AlertGroup.BY_WEIGHT);
    return hits;
  }

  /// Whether all distinct values of a field are known.
  boolean whole(Field field) {
    Tally tally = tallies.get(field);
    return tally == null || tally.complete();
  }

  /// The rules, in no order.
  List<RuleInfo> rules() {
    return rules.values().stream().map(f -> f.hit().rule()).toList();
  }

  Severity level() {
    return rules.values().stream()
        .map(f -> f.hit().rule().level())
        .reduce(Severity.INFORMATIONAL, Severity::max);
  }

  /// The distinct values of one field.
  List<String> named(Field field) {
    Tally tally = tallies.get(field);
    return tally == null ? List.of() : tally.names();
  }

  /// The distinct values by field name.
  Map<String, Counts> values() {
    Map<String, Counts> values = new TreeMap<>();
    tallies.forEach((field, tally) -> values.put(field.name(), tally.counts()));
    values.computeIfPresent(Ecs.HOST_NAME.name(), (_, hosts) -> OneName.of(hosts));
    return values;
  }
}
