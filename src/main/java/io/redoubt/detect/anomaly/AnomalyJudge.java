package io.redoubt.detect.anomaly;

import io.redoubt.event.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the steps of a series that are not as usual. Immutable, thread-safe.
///
/// A step is judged by its distance from the median of comparable steps before it, in units of the
/// usual deviation: what chance brings, widened by how much this series scatters beyond that and by
/// how few steps were compared. Steps next to each other are one anomaly.
///
/// @param threshold usual deviations from which a step counts, 2 to 100; 4 is a good start
/// @param zone whose days and weeks are meant
public record AnomalyJudge(double threshold, ZoneId zone) {
  /// Fewer events than this above the usual are not worth a word.
  private static final int LEAST_MORE = 10;

  /* An expected count of this many, spread over however many steps, is not missed by chance. */
  private static final double SURE = 12;

  /// Deviations from which it is worth a look at once.
  private static final double CLEAR = 10;

  /// Checks the threshold.
  public AnomalyJudge {
    if (!(threshold >= 2 && threshold <= 100)) {
      throw new IllegalArgumentException("A threshold is from 2 to 100, not " + threshold + ".");
    }
  }

  /// The anomalies of a series.
  ///
  /// @param from first millisecond judged; what comes before is history
  /// @param complete first millisecond that is not fully recorded yet: steps that reach beyond it
  ///     may have too many events, but never too few
  public List<Anomaly> judge(Series series, long from, long complete) {
    SeasonalBaseline usual = new SeasonalBaseline(series, zone);
    int first = series.index(from);
    double scatter = usual.scatter(first);
    List<Anomaly> found = new ArrayList<>();
    Run run = null;
    Quiet quiet = Quiet.NOT;
    for (int step = first; step < series.size(); step++) {
      Expectation expected = usual.at(step).orElse(null);
      boolean whole = series.time(step + 1) <= complete;
      quiet = quiet.then(step, series.count(step), whole ? expected : null);
      Verdict verdict = verdict(series.count(step), expected, whole, scatter, quiet.missing());
      if (run != null && (verdict == null || verdict.kind() != run.kind)) {
        found.add(run.anomaly(series));
        run = null;
      }
      if (verdict != null && expected != null) {
        run = run == null ? Run.begin(verdict.kind(), step, expected, quiet) : run;
        run.add(step, series.count(step), expected.median(), verdict.deviation());
      }
    }
    if (run != null) {
      found.add(run.anomaly(series));
    }
    return found;
  }

  /* Steps without any event, up to the last one looked at: how many events they should have had. */
  private record Quiet(int since, double missing) {
    static final Quiet NOT = new Quiet(-1, 0);

    Quiet then(int step, long count, @Nullable Expectation expected) {
      if (count > 0 || expected == null) {
        return NOT;
      }
      return new Quiet(since < 0 ? step : since, missing + expected.median());
    }
  }

  private @Nullable Verdict verdict(
      long count, @Nullable Expectation expected, boolean whole, double scatter, double missing) {
    if (expected == null) {
      return null;
    }
    double deviation =
        (even((double) count, scatter) - even(expected.median(), scatter))
            / Math.sqrt(1 + Math.PI / 2 / expected.samples());
    if (isMore(count, expected, deviation)) {
      return new Verdict(Anomaly.Kind.MORE, deviation);
    }
    if (!whole || expected.basis() == Basis.RECENT) {
      return null;
    }
    if (count == 0 && missing >= SURE * (1 + scatter)) {
      return new Verdict(Anomaly.Kind.SILENT, deviation);
    }
    return deviation <= -threshold && count * 2 <= expected.median()
        ? new Verdict(count == 0 ? Anomaly.Kind.SILENT : Anomaly.Kind.FEWER, deviation)
        : null;
  }

  /* Counts on a scale where they deviate by 1 whatever their size, when their variance is m + s²m²
   * (Anscombe 1948, The transformation of Poisson, binomial and negative-binomial data). */
  private static double even(double count, double scatter) {
    double root = Math.sqrt(count + 0.375);
    double x = scatter * root;
    return scatter < 1e-3 ? 2 * root : 2 / scatter * Math.log(x + Math.sqrt(x * x + 1));
  }

  private boolean isMore(long count, Expectation expected, double deviation) {
    double least = expected.basis() == Basis.RECENT ? 2.0 * expected.most() : expected.most();
    return deviation >= threshold
        && count > least
        && count - expected.median() >= LEAST_MORE
        && count >= 1.5 * expected.median();
  }

  private record Verdict(Anomaly.Kind kind, double deviation) {}

  /* Steps of one kind next to each other. */
  private static final class Run {
    private final Anomaly.Kind kind;
    private final int first;
    private final Basis basis;
    private int last;
    private long count;
    private double expected;
    private double deviation;

    private Run(Anomaly.Kind kind, int first, Basis basis) {
      this.kind = kind;
      this.first = first;
      this.basis = basis;
    }

    /* Silence begins when the last event was over, not when it became certain. */
    static Run begin(Anomaly.Kind kind, int step, Expectation expected, Quiet quiet) {
      if (kind != Anomaly.Kind.SILENT) {
        return new Run(kind, step, expected.basis());
      }
      Run run = new Run(kind, quiet.since(), expected.basis());
      run.expected = quiet.missing() - expected.median();
      return run;
    }

    void add(int step, long events, double usual, double by) {
      last = step;
      count += events;
      expected += usual;
      deviation = Math.abs(by) > Math.abs(deviation) ? by : deviation;
    }

    Anomaly anomaly(Series series) {
      boolean clear = kind == Anomaly.Kind.SILENT || Math.abs(deviation) >= CLEAR;
      return new Anomaly(
          kind,
          series.field(),
          series.value(),
          Instant.ofEpochMilli(series.time(first)),
          Instant.ofEpochMilli(series.time(last + 1)),
          count,
          expected,
          deviation,
          clear ? Severity.MEDIUM : Severity.LOW,
          basis.words());
    }
  }

  /// Whether there is enough history before a time for any judgement.
  public boolean canJudge(Series series, long from) {
    Optional<Expectation> usual =
        new SeasonalBaseline(series, zone).at(Math.min(series.index(from), series.size()));
    return usual.isPresent();
  }
}
