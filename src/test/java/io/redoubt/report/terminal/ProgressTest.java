package io.redoubt.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.report.wording.Columns;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

  private Progress progress(boolean terminal) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new Progress(out, terminal, new Style(100, false), now::get);
  }

  private String written() {
    String text = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    return text;
  }

  @Test
  void saysShareRateAndRemainingTime() {
    Progress progress = progress(true);
    now.set(Instant.ofEpochSecond(10));
    progress.at("Reading", 512 << 20, 2L << 30, 4_120_000);
    assertThat(written())
        .isEqualTo(
            "\rReading  █████░░░░░░░░░░░░░░░  25%  512 MiB of 2.0 GiB  412k events/s  about 00:30"
                + " left\u001b[K");
  }

  @Test
  void doesWithoutAKnownTotal() {
    Progress progress = progress(true);
    now.set(Instant.ofEpochSecond(1));
    progress.at("Reading", 2048, 0, 7);
    assertThat(written()).isEqualTo("\rReading  2.0 KiB  7 events  7 events/s\u001b[K");
  }

  @Test
  void redrawsAtMostTenTimesASecond() {
    Progress progress = progress(true);
    for (int millis = 0; millis < 1000; millis++) {
      now.set(Instant.ofEpochMilli(millis));
      progress.at("Reading", millis, 1000, millis);
    }
    assertThat(written().chars().filter(c -> c == '\r').count()).isEqualTo(10);
  }

  @Test
  void goesAwayInTheEnd() {
    Progress progress = progress(true);
    progress.at("Reading", 1, 2, 3);
    written();
    progress.done();
    assertThat(written()).isEqualTo("\r\u001b[K");
    progress.done();
    assertThat(written()).isEmpty();
  }

  @Test
  void writesNothingWhereThereIsNoTerminal() {
    Progress progress = progress(false);
    progress.at("Reading", 1, 2, 3);
    progress.done();
    assertThat(written()).isEmpty();
  }

  @Test
  void fitsTheLine() {
    Progress progress = progress(true);
    progress.at("Reading a very long name ".repeat(20), 1, 2, 3);
    assertThat(Columns.of(written().replaceAll("[\r\u001b]|\\[K", ""))).isLessThan(100);
  }
}
