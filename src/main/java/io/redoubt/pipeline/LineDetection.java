package io.redoubt.pipeline;

import io.redoubt.correlate.EntityHistory;
import io.redoubt.correlate.sigma.CorrelationState;
import io.redoubt.detect.Detector;
import io.redoubt.event.finding.Finding;
import io.redoubt.ingest.FileSource;
import io.redoubt.ingest.IngestOptions;
import io.redoubt.parse.Formats;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// What a detector finds in a few lines of a log, read as any input is; for testing rules. Times
/// without a year are in 2026.
public final class LineDetection {
  private static final int YEAR = 2026;

  private final Detector detector;
  private final Formats formats = Formats.standard();
  private final Stages stages = Stages.load();

  /// Asks this detector.
  public LineDetection(Detector detector) {
    this.detector = detector;
  }

  /// The findings, correlations last.
  public List<Finding> findings(List<String> lines) {
    byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    FileSource source = new FileSource(IngestOptions.DEFAULT, new ByteArrayInputStream(text));
    ReadSettings settings = new ReadSettings(ZoneOffset.UTC, YEAR, 1, false);
    CorrelationState correlations = new CorrelationState(detector.correlations());
    List<Finding> findings = new ArrayList<>();
    new Pipeline(source, formats, stages, settings)
        .run(
            List.of("-"),
            new DetectWork(detector, _ -> true, new EntityHistory()),
            (_, found) -> {
              found.findings().forEach(finding -> findings.add(finding.detached()));
              correlations.add(found.hits());
            },
            Watcher.NONE);
    findings.addAll(correlations.finish());
    return findings;
  }
}
