package io.redoubt.detect.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redoubt.testing.Figures;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnomalyJudgeTest {
  private static final long HOUR = 3_600_000L;
  private static final long BEGIN = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
  private static final long SEED = 20_261_121;
  private static final AnomalyJudge JUDGE = new AnomalyJudge(4, ZoneOffset.UTC);

  /* Rates of a healthy source: by hour, by working day, more scattered than chance alone. */
  private static long[] healthy(Random random, double rate, int weeks) {
    double night = 0.1 + 0.6 * random.nextDouble();
    double weekend = 0.1 + 0.8 * random.nextDouble();
    double scatter = 0.25 * random.nextDouble();
    long[] counts = new long[weeks * 168];
    for (int hour = 0; hour < counts.length; hour++) {
      double day = (1 - Math.cos((hour % 24) / 24.0 * 2 * Math.PI)) / 2;
      double mean = rate * (night + (1 - night) * day) * (hour / 24 % 7 >= 5 ? weekend : 1);
      counts[hour] = drawn(random, mean * Math.exp(scatter * random.nextGaussian()));
    }
    return counts;
  }

  private static long drawn(Random random, double mean) {
    if (mean > 500) {
      return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    double left = Math.exp(-mean);
    long count = 0;
    for (double product = random.nextDouble(); product > left; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  private static List<Anomaly> judged(long[] counts, int fromHour) {
    Series series = new Series("host.name", "web01", BEGIN, HOUR, counts);
    return JUDGE.judge(series, series.time(fromHour), series.time(counts.length));
  }

  private static double rate(Random random) {
    return Math.pow(10, 1 + 2.5 * random.nextDouble());
  }

  @Test
  void aCleanMonthOfSixtySourcesIsQuiet() {
    Random random = new Random(SEED);
    int alarms = 0;
    for (int source = 0; source < 60; source++) {
      alarms += judged(healthy(random, rate(random), 9), 5 * 168).size();
    }
    Figures.report("anomalies: alarms in 60 clean source-months", "" + alarms, "at most 3");
    assertThat(alarms).as("seed %d", SEED).isLessThanOrEqualTo(3);
  }

  @Test
  void findsWhatWasPutIntoSeasonalData() {
    Random random = new Random(SEED);
    int placed = 0;
    int hit = 0;
    int right = 0;
    int told = 0;
    for (int source = 0; source < 120; source++) {
      long[] counts = healthy(random, Math.max(60, rate(random)), 7);
      int at = 5 * 168 + 24 + random.nextInt(300);
      int length = 1 + random.nextInt(4);
      Anomaly.Kind kind = inject(counts, at, length, source % 3);
      placed++;
      boolean met = false;
      for (Anomaly anomaly : judged(counts, 5 * 168)) {
        long from = (anomaly.start().toEpochMilli() - BEGIN) / HOUR;
        long to = (anomaly.end().toEpochMilli() - BEGIN) / HOUR;
        boolean fits =
            from < at + Math.max(length, 8) && to > at && direction(anomaly.kind(), kind);
        told++;
        right += fits ? 1 : 0;
        met |= fits;
      }
      hit += met ? 1 : 0;
    }
    Figures.atLeast("anomalies: recall on injected ones (seed " + SEED + ")", 0.8, hit, placed);
    Figures.atLeast("anomalies: precision on injected ones (seed " + SEED + ")", 0.9, right, told);
  }

  private static boolean direction(Anomaly.Kind told, Anomaly.Kind placed) {
    return (told == Anomaly.Kind.MORE) == (placed == Anomaly.Kind.MORE);
  }

  /* Three times as many; a fifth; none for eight hours. */
  private static Anomaly.Kind inject(long[] counts, int at, int length, int how) {
    int hours = how == 2 ? 8 : length;
    for (int hour = at; hour < at + hours; hour++) {
      counts[hour] = how == 0 ? counts[hour] * 3 + 20 : how == 1 ? counts[hour] / 5 : 0;
    }
    return how == 0 ? Anomaly.Kind.MORE : how == 1 ? Anomaly.Kind.FEWER : Anomaly.Kind.SILENT;
  }

  @Test
  void explainsItselfWithNumbers() {
    long[] counts = new long[6 * 168];
    Arrays.fill(counts, 100);
    counts[5 * 168 + 10] = 1000;
    counts[5 * 168 + 11] = 900;
    Anomaly anomaly = judged(counts, 5 * 168).getFirst();
    assertThat(judged(counts, 5 * 168)).hasSize(1);
    assertThat(anomaly.kind()).isEqualTo(Anomaly.Kind.MORE);
    assertThat(anomaly.count()).isEqualTo(1900);
    assertThat(anomaly.expected()).isEqualTo(200);
    assertThat(anomaly.basis()).isEqualTo("the same hour of the week");
    assertThat(anomaly.start()).isEqualTo(Instant.ofEpochMilli(BEGIN + (5 * 168 + 10) * HOUR));
    assertThat(anomaly.end()).isEqualTo(Instant.ofEpochMilli(BEGIN + (5 * 168 + 12) * HOUR));
  }

  @Test
  void theStepUnderTestIsNoPartOfItsBaseline() {
    long[] counts = new long[6 * 168];
    Arrays.fill(counts, 50);
    long[] more = counts.clone();
    more[5 * 168] = 5_000_000;
    SeasonalBaseline with = new SeasonalBaseline(series(more), ZoneOffset.UTC);
    SeasonalBaseline without = new SeasonalBaseline(series(counts), ZoneOffset.UTC);
    assertThat(with.at(5 * 168)).isEqualTo(without.at(5 * 168));
  }

  private static Series series(long[] counts) {
    return new Series("host.name", "a", BEGIN, HOUR, counts);
  }

  @Test
  void saysNothingWithoutHistory() {
    long[] counts = new long[40];
    counts[20] = 1_000_000;
    assertThat(judged(counts, 10)).isEmpty();
    assertThat(JUDGE.canJudge(series(counts), BEGIN + 10 * HOUR)).isFalse();
    assertThat(JUDGE.canJudge(series(counts), BEGIN + 30 * HOUR)).isTrue();
  }

  @Test
  void anHourThatIsNotOverIsNeverTooQuiet() {
    long[] counts = new long[6 * 168];
    Arrays.fill(counts, 500);
    counts[counts.length - 1] = 3;
    Series series = series(counts);
    long from = series.time(5 * 168);
    assertThat(JUDGE.judge(series, from, series.time(counts.length))).hasSize(1);
    assertThat(JUDGE.judge(series, from, series.time(counts.length) - 1)).isEmpty();
  }

  @Test
  void aSparseSourceIsSilentOnlyAfterLongEnough() {
    long[] counts = new long[6 * 168];
    Arrays.fill(counts, 3);
    Arrays.fill(counts, 5 * 168, 5 * 168 + 3, 0);
    assertThat(judged(counts, 5 * 168)).isEmpty();
    Arrays.fill(counts, 5 * 168, 5 * 168 + 9, 0);
    assertThat(judged(counts, 5 * 168))
        .singleElement()
        .satisfies(a -> assertThat(a.kind()).isEqualTo(Anomaly.Kind.SILENT))
        .satisfies(a -> assertThat(a.start().toEpochMilli()).isEqualTo(BEGIN + 5 * 168 * HOUR))
        .satisfies(a -> assertThat(a.expected()).isEqualTo(27));
  }

  @Test
  void aValueNeverSeenIsToldOnlyWhereThatIsRare() {
    List<Series> settled = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      long[] counts = new long[20 * 24];
      Arrays.fill(counts, 1);
      settled.add(new Series("user.name", "u" + i, BEGIN, HOUR, counts));
    }
    long from = BEGIN + 15 * 24 * HOUR;
    long[] late = new long[20 * 24];
    late[16 * 24] = 4;
    settled.add(new Series("user.name", "mallory", BEGIN, HOUR, late));
    Novelty.Result result = Novelty.USUAL.judge(settled, from);
    assertThat(result.anomalies()).extracting(Anomaly::value).containsExactly("mallory");
    for (int i = 0; i < 20; i++) {
      long[] fresh = new long[20 * 24];
      fresh[8 * 24 + i * 6] = 1;
      settled.add(new Series("user.name", "f" + i, BEGIN, HOUR, fresh));
    }
    assertThat(Novelty.USUAL.judge(settled, from).silent()).contains("usual");
    assertThat(Novelty.USUAL.judge(settled, BEGIN + 5 * 24 * HOUR).silent()).contains("history");
  }

  @Test
  void refusesAThresholdThatMeansNothing() {
    assertThatThrownBy(() -> new AnomalyJudge(Double.NaN, ZoneOffset.UTC))
        .hasMessageContaining("2 to 100");
  }
}
