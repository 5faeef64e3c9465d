package io.redoubt.pipeline;

import io.redoubt.event.analysis.InputReport;
import io.redoubt.event.finding.AlertGroup;
import io.redoubt.triage.Surroundings;
import io.redoubt.triage.Triage;
import io.redoubt.triage.context.Gathering;
import java.util.List;

/// Reads the inputs again to gather facts around the alerts of a run, whose entities are known only
/// after the first reading. Where that is not possible it says so.
final class SecondLook {
  private static final String INPUT = "-";

  private final Pipeline pipeline;
  private final Triage triage;

  SecondLook(Pipeline pipeline, Triage triage) {
    this.pipeline = pipeline;
    this.triage = triage;
  }

  Surroundings around(
      List<AlertGroup> groups, Analyzer.Request request, Reading reading, Watcher watcher) {
    if (groups.isEmpty() || request.again() <= 0) {
      return Surroundings.NONE;
    }
    if (request.paths().contains(INPUT)) {
      return Surroundings.missing(
          "What surrounds the alert was not gathered: standard input cannot be read twice.");
    }
    if (reading.interrupted()) {
      return Surroundings.missing("What surrounds the alert was not gathered: the run was ended.");
    }
    long bytes = reading.inputs().stream().mapToLong(InputReport::bytes).sum();
    if (bytes > request.again()) {
      return Surroundings.missing(
          "What surrounds the alert was not gathered: the input is too large to be read twice"
              + " unasked.");
    }
    Surroundings questions = triage.questions(groups);
    Gathering gathering = new Gathering(questions.all());
    pipeline.run(
        request.paths(),
        new GatherWork(gathering.interest(), request.wanted()),
        (_, found) -> found.forEach(c -> gathering.take(c.event(), c.named())),
        quiet(watcher));
    return questions.answered(gathering.answers());
  }

  /* Progress was told once; a second look can still be ended. */
  private static Watcher quiet(Watcher watcher) {
    return new Watcher() {
      @Override
      public void surveyed(long bytes, int entries) {}

      @Override
      public void progressed(long bytes, long events) {}

      @Override
      public boolean stopped() {
        return watcher.stopped();
      }
    };
  }
}
