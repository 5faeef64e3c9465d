package io.redoubt.pipeline.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.detect.anomaly.Anomaly;
import io.redoubt.detect.anomaly.AnomalyJudge;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnomalyScanTest {
  private static final long HOUR = 3_600_000L;
  private static final long BEGIN = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
  private static final int HOURS = 5 * 168;
  private final Counts counts = new Counts("host.name");

  private AnomalyScan.Result scan(int values) {
    return new AnomalyScan(counts)
        .scan(
            new AnomalyScan.Request(
                BEGIN + (HOURS - 24) * HOUR,
                BEGIN + HOURS * HOUR,
                List.of("host.name"),
                values,
                new AnomalyJudge(4, ZoneOffset.UTC)));
  }

  private void healthy(String host, int anHour) {
    for (int hour = 0; hour < HOURS; hour++) {
      counts.add(BEGIN + hour * HOUR, host, anHour + hour % 3);
    }
  }

  @Test
  void findsTheHostThatFellSilentAndTheOneThatIsNew() {
    healthy("web01", 20);
    for (int hour = 0; hour < HOURS - 10; hour++) {
      counts.add(BEGIN + hour * HOUR, "db01", 6);
    }
    counts.add(BEGIN + (HOURS - 5) * HOUR, "rogue", 2);
    AnomalyScan.Result result = scan(50);
    assertThat(result.anomalies())
        .extracting(Anomaly::kind, Anomaly::value)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Anomaly.Kind.SILENT, "db01"),
            org.assertj.core.groups.Tuple.tuple(Anomaly.Kind.FIRST_SEEN, "rogue"));
    assertThat(result.series()).isEqualTo(4);
    assertThat(result.hours()).isEqualTo(HOURS - 24);
    assertThat(result.silent()).isEmpty();
  }

  @Test
  void aHealthyFleetIsQuiet() {
    healthy("web01", 20);
    healthy("web02", 3);
    assertThat(scan(50).anomalies()).isEmpty();
  }

  @Test
  void saysOfWhatItCannotSpeak() {
    healthy("web01", 2);
    healthy("web02", 2);
    assertThat(scan(1).silent()).containsKey("host.name");
    assertThat(new AnomalyScan(new Counts("host.name")).scan(request(0, 1)).silent())
        .containsEntry("*", "no events in this time");
    Counts young = new Counts("host.name");
    young.add(BEGIN, "web01", 100);
    young.add(BEGIN + 5 * HOUR, "web01", 1);
    assertThat(new AnomalyScan(young).scan(request(BEGIN + HOUR, BEGIN + 6 * HOUR)).silent())
        .containsEntry("*", "less than a day of history before this time");
  }

  private static AnomalyScan.Request request(long from, long to) {
    return new AnomalyScan.Request(from, to, List.of(), 10, new AnomalyJudge(4, ZoneOffset.UTC));
  }
}
