package io.redoubt.correlate;

import io.redoubt.event.Ecs;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.Habit;
import io.redoubt.event.finding.Scene;
import io.redoubt.event.port.Expected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Groups findings by meaning and entity into what becomes alerts: ten thousand failed log-ons from
/// one address are one group.
///
/// Way: [Keys] and [Meaning] give each finding its key · [Sessions] cuts the findings of a key at
/// silences of six hours · [Family] joins storms · [SharedEvents] joins what different rules made
/// of the same events · [Corroboration] weighs. The result does not depend on the order in which
/// findings arrive. Not thread-safe: one consumer feeds it.
public final class AlertGrouper {
  /// Meanings kept apart; further ones (only vendors can bring so many) share one named group.
  static final int MEANINGS = 20_000;

  private static final String FURTHER = "further meanings";

  private static final Comparator<Session> IN_TIME =
      Comparator.comparingLong((Session s) -> s.first).thenComparing(s -> s.key);

  private final Map<String, Family> families = new HashMap<>();
  private long findings;
  private final Expected expected;
  private AlertHomes homes = new AlertHomes(List.of());

  /// A grouper for whom nothing is expected.
  public AlertGrouper() {
    this(Expected.NOTHING);
  }

  /// A grouper that knows what the operator expects.
  public AlertGrouper(Expected expected) {
    this.expected = expected;
  }

  /// Takes a finding in. Its events may belong to a batch: what is kept is copied.
  public void accept(Finding finding) {
    findings++;
    add(families, finding, false);
  }

  /// Adds a finding to the family of its meaning.
  ///
  /// @param passing whether the families are of one look only
  static void add(Map<String, Family> families, Finding finding, boolean passing) {
    GroupKey key = Keys.of(finding);
    boolean room = families.size() < MEANINGS || families.containsKey(key.meaning());
    String meaning = room ? key.meaning() : FURTHER;
    families
        .computeIfAbsent(meaning, m -> new Family(m, passing))
        .add(new GroupKey(meaning, key.field(), key.value(), key.scene()), finding);
  }

  /// How many findings were taken in.
  public long findings() {
    return findings;
  }

  /// The groups in time order. The grouper must not be used afterwards.
  public List<AlertGroup> finish(EntityHistory history) {
    List<Session> sessions = sessions(families, expected);
    homes = new AlertHomes(sessions);
    return sessions.stream().map(s -> group(s, history)).toList();
  }

  /// Which alert each finding became part of; of none before [#finish].
  public AlertHomes homes() {
    return homes;
  }

  /// The sessions that become groups, in time order. The families must not be used afterwards.
  static List<Session> sessions(Map<String, Family> families, Expected expected) {
    List<Session> sessions = new ArrayList<>();
    families.values().forEach(f -> sessions.addAll(f.finish()));
    families.clear();
    List<Session> joined = SharedEvents.joined(sessions).stream().sorted(IN_TIME).toList();
    Excuses.mark(joined, expected);
    Concurrence.mark(joined);
    return Folding.folded(joined).stream().sorted(IN_TIME).toList();
  }

  /// What triage gets to know of a session.
  static AlertGroup group(Session session, EntityHistory history) {
    List<AlertGroup.Hit> hits = session.hits();
    Corroboration weight = Corroboration.of(hits).unlessUsual(session).unless(session.expected);
    GroupKey key = session.key;
    boolean logins = session.scene() == Scene.AUTHENTICATION;
    return new AlertGroup(
        session.id(),
        session.scene(),
        key.field(),
        key.value(),
        weight.severity(),
        weight.reasons(),
        hits,
        session.values(),
        session.findings,
        session.eventCount(),
        session.sampled,
        time(session, session.first),
        time(session, session.last),
        session.undated(),
        session.sample.events(),
        logins
            ? history.logins(key.field(), key.value(), session.first, session.named(Ecs.HOST_NAME))
            : null,
        history.telemetry(),
        new Habit(
            session.occasions,
            session.days.size(),
            session.usual,
            session.company,
            session.expected));
  }

  private static @Nullable Instant time(Session session, long millis) {
    return session.dated() ? Instant.ofEpochMilli(millis) : null;
  }
}
