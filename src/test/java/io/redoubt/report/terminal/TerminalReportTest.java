package io.redoubt.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.analysis.RulesReport;
import io.redoubt.report.inert.Hidden;
import io.redoubt.report.wording.Columns;
import io.redoubt.testing.report.FakeAnalysis;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalReportTest {
  private static final List<String> NEXT = List.of("redoubt analyze incident --show A-1");
  private static final String HOSTILE = "\u001b[2J\u009b1m\u202e\u200b\r\n\u0000x";

  private static final String LONG = " →".repeat(90) + "日".repeat(150) + " and so on".repeat(20);

  private static String summary(Analysis analysis, int columns) {
    return new TerminalReport(new Style(columns, false)).summary(analysis, NEXT);
  }

  @Test
  void tellsTheStoryAndNamesWhatWasNotUsed() {
    assertThat(summary(FakeAnalysis.incident(), 120))
        .contains("8,599,414 events in 21.3 s")
        .contains("nginx.access")
        .contains(
            "skipped 2: incident/secret.log (permission denied; run with sudo); incident/core.bin")
        .contains("incident/DC01.evtx (chunk 3 is damaged: 41 records lost)")
        .contains("not fully parsed 1,204 records (0.01 %)")
        .contains("48 loaded, 12 of them for logs that are not here, 1 not loaded:")
        .contains("rules/own/odd.yml:7:3: unknown modifier `fuzzy`")
        .contains("2026-11-12 03:10:00Z … 2026-11-19 22:41:00Z (7 d 19 h)")
        .contains("year inferred for 1,932 events in incident/auth.log")
        .contains("gap: incident/DC01.evtx is silent for 44 min from 2026-11-18 02:41:00Z")
        .contains("◆ CRITICAL incident I-1: web01 taken over from 203.0.113.77")
        .contains("11-18 02:40:55 A-2   The log is cleared.")
        .contains("A-1 Password guessing from 203.0.113.77")
        .contains("attack 0.93")
        .contains("and 3 low more")
        .contains("4,211 findings → 6 alerts → 1 incident (99.9999 % less to read)")
        .contains("No local model answers")
        .endsWith("Next:    redoubt analyze incident --show A-1\n");
  }

  @Test
  void rulesThatGaveUpGroupsAreLimitedAndNotUnloaded() {
    assertThat(summary(FakeAnalysis.limited(), 120))
        .contains("not here, 1 limited:")
        .contains("rules/own/many.yml: groups were given up")
        .doesNotContain("not loaded");
    assertThat(summary(FakeAnalysis.limited(new RulesReport.Skipped("odd.yml", "odd")), 120))
        .containsSubsequence("1 not loaded:", "odd.yml: odd", "1 limited:", "rules/own/many.yml");
  }

  @Test
  void fitsEveryWidth() {
    for (int columns : new int[] {80, 96, 100, 120, 160, 200}) {
      TerminalReport report = new TerminalReport(new Style(columns, false));
      for (Analysis analysis : List.of(FakeAnalysis.incident(), FakeAnalysis.poisoned(LONG))) {
        String all =
            report.summary(analysis, NEXT)
                + report.detail(analysis, "A-1").orElseThrow()
                + report.detail(analysis, "I-1").orElseThrow();
        assertThat(all.lines())
            .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(columns));
      }
    }
  }

  @Test
  void alignsTheTableWithWideCharacters() {
    List<String> rows =
        summary(FakeAnalysis.incident(), 110)
            .lines()
            .filter(l -> l.contains("attack 0.93"))
            .toList();
    assertThat(rows).hasSize(3);
    assertThat(rows)
        .extracting(row -> Columns.of(row.substring(0, row.indexOf("attack"))))
        .containsOnly(Columns.of(rows.getFirst().substring(0, rows.getFirst().indexOf("attack"))));
  }

  @Test
  void keepsLongTitlesWholeOnTwoLines() {
    assertThat(summary(FakeAnalysis.incident(), 80))
        .contains("A-1 Password guessing from 203.0.113.77")
        .contains("\n            succeeded for deploy on web01\n");
  }

  @Test
  void isPlainWithoutColourAndInertAlways() {
    String summary = summary(FakeAnalysis.poisoned(HOSTILE), 100);
    assertThat(summary.codePoints().filter(c -> c != '\n' && Hidden.is(c)).count()).isZero();
    TerminalReport report = new TerminalReport(new Style(100, false));
    String detail = report.detail(FakeAnalysis.poisoned(HOSTILE), "A-1").orElseThrow();
    assertThat(detail.codePoints().filter(c -> c != '\n' && Hidden.is(c)).count()).isZero();
    assertThat(detail).contains("\\x1b[2J\\x9b1m\\u202e\\u200b\\r\\n\\x00x");
  }

  @Test
  void writesOnlyItsOwnColoursInColour() {
    String summary =
        new TerminalReport(new Style(100, true)).summary(FakeAnalysis.poisoned(HOSTILE), NEXT);
    assertThat(summary).contains("\u001b[1;38;5;168m◆ CRITICAL");
    assertThat(summary.replaceAll("\u001b\\[[0-9;]*m", "")).doesNotContain("\u001b");
  }

  @Test
  void usesNoColourWhenPipedOrAskedNotTo() {
    assertThat(Style.of(true, Map.of("COLUMNS", "132"))).isEqualTo(new Style(132, true));
    assertThat(Style.of(false, Map.of()).colour()).isFalse();
    assertThat(Style.of(true, Map.of("NO_COLOR", "1")).colour()).isFalse();
    assertThat(Style.of(true, Map.of("TERM", "dumb")).colour()).isFalse();
    assertThat(Style.of(true, Map.of("COLUMNS", "x9")).columns()).isEqualTo(100);
  }

  @Test
  void saysWhenThereIsNothing() {
    assertThat(summary(FakeAnalysis.quiet(), 80))
        .contains("Alerts   none. 4 rules looked at 1 event")
        .contains("no event has a known time");
  }

  @Test
  void showsOneAlertWithItsEvidence() {
    TerminalReport report = new TerminalReport(new Style(100, false));
    assertThat(report.detail(FakeAnalysis.incident(), "a-1").orElseThrow())
        .contains("part of incident I-1")
        .contains(
            "rule Success after many failed logins (high, rules/core/success-after-failures.yml)")
        .contains("E5 Nov 18 02:11:07 web01 sshd[4502]: Accepted password for deploy")
        .contains("└ incident/auth.log:1932  2026-11-18T02:11:07Z")
        .contains("The last attempt succeeded. [E5]")
        .contains("1. Reset credentials: The password is known to the attacker. [E5]")
        .contains("Suggested, not executed")
        .contains("process tree, user confirmation");
    assertThat(report.detail(FakeAnalysis.incident(), "I-1").orElseThrow())
        .contains("2026-11-18 02:40 A-2   The log is cleared.")
        .contains("Same network 21 minutes later.")
        .contains("The last attempt succeeded. [A-2]");
    assertThat(report.detail(FakeAnalysis.incident(), "nothing")).isEmpty();
  }
}
