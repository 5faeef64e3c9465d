package io.redoubt.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkippedToldTest {
  private static final String LINE =
      "2026-03-01T02:40:00+00:00 web01 sshd[77]: Failed password for root from 198.51.100.23 port"
          + " 40001 ssh2\n";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path dir;

  @Test
  void ofOneCopyItIsToldWhichFileHoldsTheSame() throws IOException {
    copies(2);
    assertThat(Run.of("analyze", dir.toString()).out().replaceAll("\\s+", " "))
        .contains("skipped 1: ")
        .contains("(same content as ");
  }

  @Test
  void manyCopiesAreOneStatement() throws IOException {
    copies(9);
    assertThat(Run.of("analyze", dir.toString()).out().replaceAll("\\s+", " "))
        .contains("skipped 8 files with the content of others that were read: ")
        .contains(" … and 3 more, all in --report")
        .doesNotContain("same content as");
  }

  @Test
  void alertsBelowTheLevelAskedForAreCounted() throws IOException {
    String log = Files.writeString(dir.resolve("a.log"), LINE.repeat(20)).toString();
    assertThat(Run.of("analyze", log, "--min-level", "critical").out())
        .contains("Alerts   none of this level. 1 alert below --min-level left out.");
    assertThat(Run.of("analyze", log).out()).doesNotContain("left out");
  }

  private void copies(int number) throws IOException {
    for (int i = 0; i < number; i++) {
      Files.writeString(dir.resolve("copy" + i + ".log"), LINE);
    }
  }
}
