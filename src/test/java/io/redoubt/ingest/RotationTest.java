package io.redoubt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// File names tell where a file stands in a rotated set.
class RotationTest {
  @ParameterizedTest
  @CsvSource({
    "auth.log, auth.log, '', -1",
    "auth.log.1, auth.log, '', 1",
    "auth.log.12.gz, auth.log, '', 12",
    "messages.old, messages, '', 1",
    "app.3.log, app.log, '', 3",
    "access.log-20261101.gz, access.log, 20261101, -1",
    "access.log-2026110113.gz, access.log, 2026110113, -1",
    "access.log-20261101-1793491200, access.log, 20261101, 1793491200",
    "app.2026-11-01.log, app.log, 20261101, -1",
    "app.2026-11-01.2.log, app.log, 20261101, 2",
    "app-2026-11-01.log.zst, app.log, 20261101, -1",
    "localhost_access_log.2026-11-01.txt, localhost_access_log.txt, 20261101, -1",
    "catalina.out, catalina.out, '', -1",
    "Archive-Security-2026-11-01-12-30-05-123.evtx, Archive-Security.evtx, 20261101123005123, -1",
    "trace_20261101T1300.json, trace.json, 202611011300, -1",
    "build-20269999.log, build-20269999.log, '', -1",
  })
  void readsNames(String name, String stem, String date, long number) {
    assertThat(Rotation.of(name)).isEqualTo(new Rotation(stem, date, number));
  }

  @Test
  void oldestComesFirst() {
    List<String> ordered =
        List.of(
            "x.log-20251231.gz", "x.log-20260101", "x.log.10.gz", "x.log.2.gz", "x.log.1", "x.log");
    assertThat(ordered.reversed().stream().map(Rotation::of).sorted(Rotation.OLDEST_FIRST))
        .isEqualTo(ordered.stream().map(Rotation::of).toList());
    assertThat(
            Rotation.OLDEST_FIRST.compare(
                Rotation.of("a.2026-11-01.0.log"), Rotation.of("a.2026-11-01.1.log")))
        .isNegative();
  }
}
