package io.redoubt.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.report.FakeAnalysis;
import java.util.List;
import org.junit.jupiter.api.Test;

class NextStepsTest {
  @Test
  void repeatsWhatDecidesWhichAlertsThereAre() {
    NextSteps next =
        new NextSteps(
            List.of("analyze", "my logs", "--last", "7d", "-q", "-r", "rules", "--report", "r.md"),
            true);
    assertThat(next.lines(FakeAnalysis.incident()))
        .containsExactly("redoubt analyze 'my logs' --last 7d -r rules --show A-1");
  }

  @Test
  void leavesOutWhereResultsWent() {
    NextSteps next =
        new NextSteps(List.of("analyze", "a", "--format=json", "--timeline", "t.csv", "-C"), false);
    assertThat(next.lines(FakeAnalysis.incident()))
        .containsExactly("redoubt analyze a --show A-1", "redoubt analyze a --report report.html");
  }

  @Test
  void showsThatStandardInputIsNeededAgain() {
    assertThat(new NextSteps(List.of("analyze", "-"), true).lines(FakeAnalysis.incident()))
        .containsExactly("… | redoubt analyze - --show A-1");
  }

  @Test
  void quotesForTheShell() {
    assertThat(NextSteps.words(List.of("it's", "a,b", "*.log")))
        .isEqualTo("'it'\\''s' a,b '*.log'");
  }
}
