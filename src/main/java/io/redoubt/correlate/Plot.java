package io.redoubt.correlate;

import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import io.redoubt.taxonomy.attack.Tactic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a story began and how far it got, told from its alerts in time order.
final class Plot {
  private Plot() {}

  static Incident.Course of(List<Alert> inTime, Gravity gravity) {
    return new Incident.Course(gravity.reasons(), entry(inTime), stage(inTime));
  }

  /* The first alert past mere looking; where there is none, the first. Nobody comes in by covering
  tracks: where that comes first, what came before is lost. */
  private static String entry(List<Alert> inTime) {
    List<Alert> dated = inTime.stream().filter(a -> a.firstSeen() != null).toList();
    Optional<Alert> entered =
        dated.stream()
            .filter(a -> furthest(a) >= Tactic.INITIAL_ACCESS.ordinal() && !covers(a))
            .findFirst();
    String entry = entered.or(() -> dated.stream().findFirst()).map(Plot::told).orElse("");
    boolean lost = entered.isPresent() && covers(dated.getFirst());
    return lost ? entry + "; what came before may have been cleared from the log" : entry;
  }

  private static boolean covers(Alert alert) {
    return alert.tactics().equals(List.of(Tactic.DEFENSE_EVASION.shortName()))
        || alert.techniques().contains("T1070.001");
  }

  private static String told(Alert alert) {
    List<String> sources =
        alert.entities().of("source.ip").stream().filter(ip -> !Names.internal(ip)).toList();
    String from = sources.size() == 1 ? " from " + sources.getFirst() : "";
    boolean named = !from.isEmpty() && alert.title().contains(sources.getFirst());
    return alert.title() + (named ? "" : from) + ", " + written(alert.firstSeen());
  }

  private static String stage(List<Alert> inTime) {
    Optional<Alert> last =
        inTime.stream().filter(a -> furthest(a) >= 0).max(Comparator.comparingInt(Plot::furthest));
    return last.map(
            a ->
                "%s, since %s (%s)"
                    .formatted(
                        Tactic.values()[furthest(a)].words(), written(a.firstSeen()), a.title()))
        .orElse("");
  }

  private static int furthest(Alert alert) {
    return alert.tactics().stream()
        .flatMap(t -> Tactic.find(t).stream())
        .mapToInt(Tactic::ordinal)
        .max()
        .orElse(-1);
  }

  private static String written(@Nullable Instant time) {
    return time == null
        ? "at an unknown time"
        : time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC");
  }
}
