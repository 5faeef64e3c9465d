package io.redoubt.triage.review;

import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.finding.Alert;
import java.util.List;

/// The alerts of `samples/incident`, found by the real pipeline.
final class SampleAlerts {
  private SampleAlerts() {}

  static List<Alert> incident() {
    return analysis("samples/incident").alerts();
  }

  static Analysis analysis(String path) {
    return io.redoubt.testing.Analyses.of(path);
  }
}
