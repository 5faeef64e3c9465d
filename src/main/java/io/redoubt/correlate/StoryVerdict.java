package io.redoubt.correlate;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.finding.Statement;
import io.redoubt.event.finding.Verdict;
import io.redoubt.taxonomy.attack.Tactic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The verdict on an incident, put together from those on its alerts: nothing is claimed that is
/// not claimed there. References and targets are alert ids.
final class StoryVerdict {
  private static final int MOST = 6;
  private static final int STEPS = 5;
  private static final int GAPS = 4;

  private static final String GUESSING = "T1110";

  private static final Comparator<Alert> WEIGHT =
      Comparator.comparing(Alert::severity)
          .thenComparing(a -> a.verdict().disposition() == Disposition.TRUE_POSITIVE)
          .thenComparing(StoryVerdict::furthest)
          .reversed();

  private StoryVerdict() {}

  /// The verdict.
  ///
  /// @param steps how many log-ons from machine to machine join the alerts
  static Verdict of(List<Alert> inTime, List<String> tactics, Severity severity, int steps) {
    List<Alert> byWeight = inTime.stream().sorted(WEIGHT).toList();
    boolean real = real(inTime, severity);
    String hashes = inTime.stream().map(a -> a.evidence().hash()).collect(Collectors.joining("\0"));
    return new Verdict.Deterministic(
        real ? Disposition.TRUE_POSITIVE : Disposition.UNDETERMINED,
        severity,
        byWeight.getFirst().verdict().category(),
        summary(inTime, byWeight, tactics, real, steps),
        byWeight.stream()
            .limit(MOST)
            .map(a -> new Statement(List.of(a.id()), a.title() + "."))
            .toList(),
        steps(byWeight),
        byWeight.stream()
            .flatMap(a -> a.verdict().missing().stream())
            .distinct()
            .limit(GAPS)
            .toList(),
        inTime.stream().mapToDouble(StoryVerdict::score).max().orElse(0),
        Hashes.sha256(hashes),
        "2026.2",
        null);
  }

  /// Whether one of the alerts is judged real, and the whole is at least medium: small breaches
  /// alone are no attack.
  static boolean real(List<Alert> alerts, Severity whole) {
    return whole.atLeast(Severity.MEDIUM)
        && alerts.stream().anyMatch(a -> a.verdict().disposition() == Disposition.TRUE_POSITIVE);
  }

  /// How far along an attack the alert's last tactic is; -1 when nobody is inside yet. Who covers
  /// tracks is no further for it; who takes credentials rather than guesses them is.
  private static int furthest(Alert alert) {
    boolean guessed = alert.techniques().stream().allMatch(t -> t.startsWith(GUESSING));
    return alert.tactics().stream()
        .flatMap(t -> Tactic.find(t).stream())
        .filter(t -> t.inside() || (t == Tactic.CREDENTIAL_ACCESS && !guessed))
        .filter(t -> t != Tactic.DEFENSE_EVASION)
        .mapToInt(Tactic::ordinal)
        .max()
        .orElse(-1);
  }

  private static double score(Alert alert) {
    return alert.verdict().byCode().score();
  }

  private static String summary(
      List<Alert> inTime, List<Alert> byWeight, List<String> tactics, boolean real, int steps) {
    StringBuilder text = new StringBuilder();
    text.append("%d alerts belong together%s. ".formatted(inTime.size(), when(inTime)));
    text.append("It begins with \"%s\"".formatted(inTime.getFirst().title()));
    text.append(" and ends with \"%s\". ".formatted(inTime.getLast().title()));
    text.append("The gravest part is \"%s\". ".formatted(byWeight.getFirst().title()));
    if (tactics.size() > 1) {
      String way =
          tactics.stream()
              .map(t -> Tactic.find(t).map(Tactic::words).orElse(t))
              .collect(Collectors.joining(", "));
      text.append("Its tactics in the order of an attack: %s. ".formatted(way));
    }
    if (steps > 0) {
      text.append(
          steps == 1
              ? "A log-on on a new way leads from one machine to the next. "
              : "%d log-ons on new ways lead from machine to machine. ".formatted(steps));
    }
    text.append(
        real
            ? "At least one alert is judged real, so the whole should be treated as an attack."
            : "No single alert is conclusive; together they deserve a look.");
    return text.toString();
  }

  private static String when(List<Alert> inTime) {
    Instant first = null;
    Instant last = null;
    for (Alert alert : inTime) {
      Instant from = alert.firstSeen();
      Instant to = alert.lastSeen();
      first = first == null || (from != null && from.isBefore(first)) ? from : first;
      last = last == null || (to != null && to.isAfter(last)) ? to : last;
    }
    if (first == null || last == null) {
      return "";
    }
    String from = written(first);
    String to = written(last);
    return from.equals(to) ? ", at " + from : ", from %s to %s".formatted(from, to);
  }

  /// `2026-03-17 02:40:11 UTC`.
  private static String written(Instant time) {
    String text = time.truncatedTo(ChronoUnit.SECONDS).toString();
    return text.replace('T', ' ').replace("Z", " UTC");
  }

  private static List<Recommendation> steps(List<Alert> byWeight) {
    Map<String, Recommendation> steps = new LinkedHashMap<>();
    for (Alert alert : byWeight) {
      for (Recommendation r : alert.verdict().recommendations()) {
        if (!r.action().equals("no_action") && !r.action().equals("tune_rule")) {
          steps.putIfAbsent(r.action(), new Recommendation(r.action(), alert.id(), r.rationale()));
        }
      }
    }
    return new ArrayList<>(steps.values()).stream().limit(STEPS).toList();
  }
}
