package io.redoubt.triage;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Disposition;
import io.redoubt.testing.Analyses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of failed log-ons so many that only a part of them is looked at one by one.
class ManyFailuresTest {
  private static final List<String> NAMES =
      List.of("admin", "alice", "backup", "bob", "carol", "deploy");

  @Test
  void theTitleTellsNoNumberThatIsFarFromTheTrueOne(@TempDir Path here) throws IOException {
    Alert alert = worst(here, 3000);
    assertThat(alert.eventCount()).isGreaterThan(1000);
    assertThat(alert.title()).startsWith("Failed log-ons from at least ").endsWith(" on web01");
    assertThat(alert.verdict().summary())
        .startsWith("At least ")
        .contains(" events were counted")
        .contains("for at least 6 user names");
    assertThat(Grounding.unsupported(alert)).as(() -> Grounding.text(alert)).isEmpty();
  }

  @Test
  void thousandsForSeveralNamesAreACampaignAndNotLow(@TempDir Path here) throws IOException {
    Alert alert = worst(here, 3000);
    assertThat(alert.verdict().disposition()).isEqualTo(Disposition.TRUE_POSITIVE);
    assertThat(alert.severity()).isEqualTo(Severity.MEDIUM);
    assertThat(alert.severityReasons()).anyMatch(reason -> reason.contains("so many names"));
  }

  @Test
  void theTitleTellsThatSomeOfThemGotIn(@TempDir Path here) throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 250 * 26; i++) {
      int address = i / 26;
      log.append(
          String.format(
              Locale.ROOT,
              "2026-03-%02dT%02d:%02d:%02dZ web%d sshd[7]: %s password for u%d from 203.0.113.%d"
                  + " port %d ssh2%n",
              1 + address / 24,
              address % 24,
              i % 26,
              address % 60,
              address % 4,
              i % 26 == 25 ? "Accepted" : "Failed",
              address,
              address + 1,
              2000 + i));
    }
    Path file = Files.writeString(here.resolve("auth.log"), log);
    Alert alert = Analyses.of(file.toString()).alerts().getFirst();
    assertThat(alert.title())
        .startsWith("Successful log-ons among at least 5,000 failed ones from ");
    assertThat(Grounding.unsupported(alert)).as(() -> Grounding.text(alert)).isEmpty();
  }

  /* Every address fails once, so that only counting by name sees it. */
  private static Alert worst(Path here, int failures) throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < failures; i++) {
      log.append(
          String.format(
              Locale.ROOT,
              "Nov  1 00:%02d:%02d web01 sshd[7]: Failed password for %s from 203.%d.%d.9 port 22"
                  + " ssh2\n",
              i / 60,
              i % 60,
              NAMES.get(i % NAMES.size()),
              i / 250,
              i % 250));
    }
    Path file = Files.writeString(here.resolve("auth.log"), log);
    return Analyses.of(file.toString()).alerts().stream()
        .max(Comparator.comparing(Alert::severity).thenComparing(Alert::eventCount))
        .orElseThrow();
  }
}
