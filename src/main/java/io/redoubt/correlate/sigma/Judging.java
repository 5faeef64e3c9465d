package io.redoubt.correlate.sigma;

import io.redoubt.event.Event;
import io.redoubt.event.finding.CorrelationHit;
import io.redoubt.event.finding.CorrelationRule;
import io.redoubt.event.finding.Finding;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Judges groups of correlations: finds the episodes of one in which its rule's condition holds,
/// tells them as findings, and hands them on to the correlations above. For one thread.
final class Judging {
  private final Samples.Budget budget;
  private final Above above;

  /// Takes what correlations below have found.
  @FunctionalInterface
  interface Above {
    /// @param time in milliseconds on the time line of the era
    /// @param events how many the hit stands for
    void add(CorrelationHit hit, Era era, long time, int events);
  }

  /// @param budget for events that are looked at
  /// @param above gets what is handed on
  Judging(Samples.Budget budget, Above above) {
    this.budget = budget;
    this.above = above;
  }

  /// The window of a rule in milliseconds, at least one.
  static long window(CorrelationRule rule) {
    return Math.max(1, rule.timespan().toMillis());
  }

  /// Judges a group, and hands on what it found.
  ///
  /// @param findings where findings of rules that alert are put
  void judge(CorrelationRule rule, Group group, List<Finding> findings) {
    if (!group.mayHold(rule)) {
      return;
    }
    GroupLog log = group.log(window(rule), budget);
    Timeline line = log.timeline();
    line.sort();
    for (Episode episode : Windows.episodes(rule, log)) {
      List<Event> samples = samples(rule, log, episode);
      pass(group.era(), log, episode, samples);
      if (rule.alerts()) {
        Finding found = finding(rule, group.values(), line, episode, samples);
        findings.add(group.era() == Era.DATED ? found.over(line.stretch(episode)) : found);
      }
    }
  }

  /// Whether something is found in a group as it is now. Further hits may undo it where its rule
  /// has an upper bound.
  boolean finds(CorrelationRule rule, Group group) {
    if (!group.mayHold(rule)) {
      return false;
    }
    GroupLog log = group.log(window(rule), budget);
    log.timeline().sort();
    return !Windows.episodes(rule, log).isEmpty();
  }

  /* What is rare is shown by an event of that very value. */
  private static List<Event> samples(CorrelationRule rule, GroupLog log, Episode episode) {
    Timeline line = log.timeline();
    List<Event> rare =
        rule.type() == CorrelationRule.Type.VALUE_PERCENTILE
            ? log.shown(line.mark(episode.to()))
            : List.of();
    return rare.isEmpty()
        ? log.samples().between(line.time(episode.from()), line.time(episode.to()))
        : rare;
  }

  /// Hands an episode on to the correlations that count it: once when its condition was first met,
  /// standing for all events up to there, then once for every further event.
  private void pass(Era era, GroupLog group, Episode episode, List<Event> samples) {
    Timeline line = group.timeline();
    if (!line.linked()) {
      return;
    }
    int counted = episode.from();
    for (int moment : episode.moments()) {
      int events = 0;
      for (; counted <= moment; counted++) {
        events += line.count(counted);
      }
      for (CorrelationHit next : group.above(line.link(moment))) {
        Event shown = last(samples, line.time(moment));
        above.add(next.with(shown), era, line.time(moment), Math.max(1, events));
      }
    }
  }

  /// The last of the events up to this time, or the first at all.
  private static Event last(List<Event> events, long time) {
    Event last = events.getFirst();
    for (Event event : events) {
      last = event.time().millis() <= time ? event : last;
    }
    return last;
  }

  private static Finding finding(
      CorrelationRule rule, List<String> key, Timeline line, Episode episode, List<Event> samples) {
    long events = 0;
    for (int i = episode.from(); i <= episode.to(); i++) {
      events += line.count(i);
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < rule.groupBy().size(); i++) {
      fields.put(rule.groupBy().get(i), key.get(i));
    }
    fields.put("correlation.timespan", rule.timespan().toString());
    measured(rule, episode, fields);
    return new Finding(
        rule.info(), samples.getLast().time(), samples, Math.max(events, samples.size()), fields);
  }

  private static void measured(CorrelationRule rule, Episode episode, Map<String, String> fields) {
    String measure = new BigDecimal(episode.measure()).round(MathContext.DECIMAL32).toPlainString();
    switch (rule.type()) {
      case VALUE_COUNT -> fields.put("correlation.distinct", Long.toString(episode.distinct()));
      case VALUE_SUM -> fields.put("correlation.sum", measure);
      case VALUE_AVG -> fields.put("correlation.average", measure);
      case VALUE_PERCENTILE -> fields.put("correlation.percent", measure);
      case EVENT_COUNT, TEMPORAL, TEMPORAL_ORDERED -> {}
    }
  }
}
