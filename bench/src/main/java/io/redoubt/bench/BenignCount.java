package io.redoubt.bench;

import io.redoubt.event.Severity;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.finding.Alert;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What our own rules say of a folder of harmless logs: alerts above low a million events, and
/// their titles. `BenignCount FOLDER`.
public final class BenignCount {
  private static final double MILLION = 1_000_000;

  private BenignCount() {}

  /// Analyses and prints.
  ///
  /// @param args folder
  public static void main(String... args) {
    Analysis analysis = Analysed.folder(args[0]);
    Map<Severity, Long> levels =
        analysis.alerts().stream()
            .collect(Collectors.groupingBy(Alert::severity, TreeMap::new, Collectors.counting()));
    Map<String, Long> verdicts =
        analysis.alerts().stream()
            .collect(
                Collectors.groupingBy(
                    alert -> alert.verdict().disposition().id(),
                    TreeMap::new,
                    Collectors.counting()));
    long above =
        analysis.alerts().stream().filter(a -> a.severity().compareTo(Severity.LOW) > 0).count();
    System.out.printf("%,d events, alerts %s%n", analysis.events(), levels);
    System.out.printf(
        "above low: %d, %.1f a million events (20)%n", above, above * MILLION / analysis.events());
    System.out.println("verdicts of code " + verdicts);
    analysis.alerts().stream()
        .filter(alert -> alert.severity().compareTo(Severity.LOW) > 0)
        .sorted(Comparator.comparing(Alert::title))
        .forEach(alert -> System.out.println("  " + alert.severity().id() + "  " + alert.title()));
  }
}
