package io.redoubt.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.finding.Alert;
import io.redoubt.testing.report.FakeAnalysis;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TacticStripTest {
  private static final List<Alert> ALERTS = FakeAnalysis.incident().alerts();

  @Test
  void namesATechniqueOnlyUnderTheTacticsItServes() {
    String technique = ALERTS.getFirst().rules().getFirst().techniques().getFirst();
    assertThat(strip(_ -> List.of())).contains(technique);
    assertThat(strip(_ -> List.of("no-tactic-of-it"))).doesNotContain(technique);
  }

  private static String strip(Function<String, List<String>> home) {
    Html html = new Html();
    new TacticStrip(html, home).write(ALERTS);
    return html.toString();
  }
}
