package io.redoubt.pipeline.live;

import io.redoubt.correlate.EntityHistory;
import io.redoubt.correlate.IncidentBuilder;
import io.redoubt.correlate.LiveGroups;
import io.redoubt.correlate.LiveGroups.Standing;
import io.redoubt.correlate.rhythm.Beacons;
import io.redoubt.correlate.sigma.CorrelationState;
import io.redoubt.detect.outlier.Outliers;
import io.redoubt.event.Event;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.Incident;
import io.redoubt.event.state.StateIn;
import io.redoubt.event.state.StateOut;
import io.redoubt.triage.Triage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is known of the events so far, and the alerts and incidents that follow from it. At any
/// moment they are those that an analysis of the same records would give, whatever the order in
/// which these came: a function of the records, never of when somebody looked.
///
/// To stay bounded it gives up what is settled: nothing arrived for it for a day, or it has been
/// going on for a week. That depends on times of arrival alone, which stand in the log, so that
/// another run over the same log gives up the same. Not thread-safe.
final class LiveAlerts {
  /// What nothing arrived for in this time is settled: events may come that late.
  static final Duration QUIET = Duration.ofHours(24);

  /// What has been going on for so long is settled, and told anew from then on.
  static final Duration LONG = Duration.ofDays(7);

  /// Whom nothing arrived from for this time is a stranger again.
  static final Duration REMEMBERED = Duration.ofDays(30);

  /// Sessions of findings that are kept; beyond it the quietest half is settled early.
  static final int SESSIONS = 20_000;

  /// Groups of correlations that are kept; beyond it those that were quiet for an hour are settled.
  static final int GROUPS = 80_000;

  private final Triage triage;
  private final Closed closed = new Closed();
  private final LiveGroups groups;
  private final CorrelationState correlations;
  private final EntityHistory history = new EntityHistory();
  private final boolean own;
  private final Beacons beacons = new Beacons();
  private final Outliers outliers = new Outliers();
  private List<Finding> odd = List.of();
  private long early;

  /// @param own whether our own rules are on
  LiveAlerts(List<CorrelationRule> rules, boolean own, Triage triage) {
    this.triage = triage;
    this.groups = new LiveGroups(triage.expected());
    this.own = own;
    this.correlations = new CorrelationState(rules);
  }

  /// Everything as it stands.
  ///
  /// @param alerts ranked
  /// @param incidents ranked
  /// @param names id of an alert or incident → ids by which it, or a part of it, may have
  ///     been known
  record Standings(List<Alert> alerts, List<Incident> incidents, Map<String, Set<String>> names) {}

  private record Looked(LiveGroups.View view, List<Named> named, Standings standings) {}

  private record Named(Standing standing, AlertGroup group) {}

  /// Looks at an event before the rules do.
  void observe(Event event) {
    history.observe(event);
    if (own) {
      beacons.observe(event);
      outliers.observe(event);
    }
  }

  void finding(Finding finding) {
    groups.accept(finding);
  }

  void hit(CorrelationHit hit) {
    correlations.add(hit);
  }

  /// Goes on with these correlations; what others have found stays.
  void become(List<CorrelationRule> rules) {
    correlations.become(rules).forEach(groups::accept);
  }

  /// Command lines and names unlike the others, when somebody last looked.
  List<Finding> outliers() {
    return odd;
  }

  /// Findings taken in, those of correlations only once they are settled.
  long findings() {
    return groups.findings();
  }

  /// Sessions and correlation groups kept.
  int kept() {
    return groups.sessions() + correlations.groups();
  }

  /// Alerts that were settled before their time, to bound memory.
  long early() {
    return early;
  }

  void write(StateOut out) {
    closed.write(out);
    groups.write(out);
    correlations.write(out);
    history.write(out);
    beacons.write(out);
    outliers.write(out);
    out.number(early);
  }

  /// Takes in what was written.
  void read(StateIn in) {
    closed.read(in);
    groups.read(in);
    correlations.read(in);
    history.read(in);
    beacons.read(in);
    outliers.read(in);
    early = in.number();
  }

  /// Everything as it stands.
  Standings standings() {
    return look().standings();
  }

  /// Gives up what is settled at this moment of arrival.
  ///
  /// @return ids of alerts and incidents that stay as they are from now on
  Set<String> settle(long now) {
    long week = now - LONG.toMillis();
    history.forgetBefore(now - REMEMBERED.toMillis());
    correlations.settle(now - QUIET.toMillis(), now - QUIET.toMillis()).forEach(groups::accept);
    beacons.settle(now - QUIET.toMillis()).forEach(groups::accept);
    outliers.settle(now - QUIET.toMillis(), now - REMEMBERED.toMillis()).forEach(groups::accept);
    Looked looked = look();
    return close(looked, s -> s.touched() < now - QUIET.toMillis() || s.began() < week);
  }

  /// Whether more is kept than should be.
  boolean full() {
    return groups.sessions() > SESSIONS || correlations.groups() > GROUPS;
  }

  /// Gives up the quietest half at this moment of arrival.
  ///
  /// @return ids of alerts and incidents that stay as they are from now on
  Set<String> shrink(long now) {
    correlations
        .settle(now - Duration.ofHours(1).toMillis(), Long.MIN_VALUE)
        .forEach(groups::accept);
    Looked looked = look();
    List<Long> touched = looked.named().stream().map(n -> n.standing().touched()).sorted().toList();
    if (touched.isEmpty() || groups.sessions() <= SESSIONS) {
      return Set.of();
    }
    long middle = touched.get(touched.size() / 2);
    Set<String> gone = close(looked, s -> s.touched() <= middle);
    early += gone.size();
    return gone;
  }

  private Looked look() {
    List<Finding> open = new ArrayList<>(correlations.findings());
    open.addAll(beacons.findings());
    odd = outliers.findings();
    open.addAll(odd);
    LiveGroups.View view = groups.view(open, history);
    List<Named> named = new ArrayList<>();
    for (Standing standing : view.standing()) {
      named.add(new Named(standing, closed.reissued(standing.group())));
    }
    List<AlertGroup> all = named.stream().map(Named::group).toList();
    var stories = new IncidentBuilder().build(triage.alerts(all), all, history.moves());
    Map<String, Set<String>> names = new HashMap<>();
    named.forEach(n -> names.put(n.group().id(), n.standing().names()));
    for (Incident incident : stories.incidents()) {
      Set<String> known = new HashSet<>();
      incident.members().forEach(m -> addIncidents(m.alertId(), names, known));
      names.put(incident.id(), known);
    }
    Standings standings = new Standings(stories.alerts(), stories.incidents(), names);
    return new Looked(view, named, standings);
  }

  /* An incident is named after its first alert, which another one may become. */
  private static void addIncidents(
      String alert, Map<String, Set<String>> names, Set<String> known) {
    known.add(IncidentBuilder.id(alert));
    names.getOrDefault(alert, Set.of()).forEach(id -> known.add(IncidentBuilder.id(id)));
  }

  @FunctionalInterface
  private interface Over {
    boolean is(Standing standing);
  }

  /* The alerts of an incident are given up together. */
  private Set<String> close(Looked looked, Over over) {
    Map<String, Boolean> done = new HashMap<>();
    looked.named().forEach(n -> done.put(n.group().id(), over.is(n.standing())));
    Set<String> gone = new HashSet<>();
    Set<String> kept = new HashSet<>();
    for (Incident incident : looked.standings().incidents()) {
      boolean all = incident.members().stream().allMatch(m -> done.getOrDefault(m.alertId(), true));
      incident.members().forEach(m -> (all ? gone : kept).add(m.alertId()));
      if (all) {
        gone.add(incident.id());
      }
    }
    done.forEach(
        (id, is) -> {
          if (is && !kept.contains(id)) {
            gone.add(id);
          }
        });
    Set<String> sessions = new HashSet<>();
    for (Named n : looked.named()) {
      if (gone.contains(n.group().id())) {
        sessions.add(n.standing().group().id());
        closed.close(n.standing().group().id());
      }
    }
    groups.settle(looked.view(), sessions);
    return gone;
  }
}
