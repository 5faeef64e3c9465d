package io.redoubt.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.analysis.Analysis;
import io.redoubt.report.wording.Origin;
import io.redoubt.testing.report.FakeAnalysis;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
  private static String document(Analysis analysis) {
    Instant created = Instant.parse("2026-11-20T10:00:00Z");
    return MarkdownReport.document(analysis, new Origin("0.1.0", created, ""));
  }

  @Test
  void tellsTheStoryWithItsEvidence() {
    assertThat(document(FakeAnalysis.incident()))
        .startsWith("# Redoubt report\n")
        .contains("## Incident I-1 (critical): web01 taken over from 203.0.113.77")
        .contains("| A-1 | critical | Password guessing from 203.0.113.77")
        .contains("- **E5** Nov 18 02:11:07 web01")
        .contains("skipped: binary, no log")
        .contains("1. Reset credentials: The password is known to the attacker.");
    assertThat(document(FakeAnalysis.quiet())).contains("There are none.");
  }

  @Test
  void letsLogsNeitherFormatNorLink() {
    String poison = "\n# x ![i](http://evil.example/p) <img src=x> | **b** `c` https://e.example";
    String clean = document(FakeAnalysis.incident());
    String document = document(FakeAnalysis.poisoned(poison));
    assertThat(document.lines().count()).isEqualTo(clean.lines().count());
    assertThat(document).doesNotContain("](", "![", "<img", "http:", "https:", "`c", "**b");
    assertThat(document.chars().filter(c -> c == '|').count())
        .isEqualTo(clean.chars().filter(c -> c == '|').count());
  }
}
