package io.redoubt.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.testing.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of events outside the part of time that was asked for.
class WindowToldTest {
  private static final String LINE =
      "2026-03-%02dT02:40:00+00:00 web01 sshd[77]: Failed password for root from 198.51.100.23 port"
          + " 40001 ssh2\n";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path dir;

  private String log = "";

  @BeforeEach
  void threeDays() throws IOException {
    String days = String.format(LINE, 1) + String.format(LINE, 2) + String.format(LINE, 3);
    log = Files.writeString(dir.resolve("a.log"), days).toString();
  }

  @Test
  void theSummarySaysHowManyEventsWereLeftOutAndWhy() {
    Run run = Run.of("analyze", log, "--since", "2026-03-02", "--until", "2026-03-03");
    assertThat(run.out())
        .contains(
            "2 of 3 events left out: before 2026-03-02 00:00:00Z, or from 2026-03-03 00:00:00Z")
        .contains("looked at 1 event ");
    assertThat(Run.of("analyze", log).out()).doesNotContain("left out").contains("at 3 events");
  }

  @Test
  void theJsonReportNamesTheBounds() throws IOException {
    JsonNode window =
        new ObjectMapper()
            .readTree(Run.of("analyze", log, "--since", "2026-03-02", "--format", "json").out())
            .at("/time/window");
    assertThat(window.at("/since").asText()).isEqualTo("2026-03-02T00:00:00Z");
    assertThat(window.at("/until").isNull()).isTrue();
    assertThat(window.at("/outside").asLong()).isEqualTo(1);
  }

  @Test
  void thePageAndTheTicketSayItToo() throws IOException {
    for (String name : new String[] {"r.html", "r.md"}) {
      Path report = dir.resolve(name);
      Run.of("analyze", log, "--until", "2026-03-03", "--report", report.toString());
      assertThat(report).content().contains("1 of 3 events left out: from 2026-03-03 00:00:00Z on");
    }
  }

  @Test
  void theNextCommandLooksAtTheSamePartOfTime() {
    assertThat(Run.of("analyze", log, "-q", "--since=2026-03-02", "--format", "table").out())
        .contains("Next:    redoubt analyze " + log + " --since=2026-03-02 --report report.html");
  }
}
