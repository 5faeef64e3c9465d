package io.redoubt.cli.analysis;

import io.redoubt.cli.option.OutputFormat;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.finding.Review;
import io.redoubt.event.finding.Verdict;
import io.redoubt.report.Reports;
import io.redoubt.report.terminal.Style;
import io.redoubt.report.terminal.TerminalReport;
import java.io.IOException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Prints a result to standard output. Not thread-safe.
final class ResultPrinter {
  private final Terminal terminal;
  private final TerminalReport report;
  private String above = "";
  private String said = "";

  ResultPrinter(Terminal terminal, String colour) {
    this.terminal = terminal;
    this.report = new TerminalReport(new Style(terminal.width(), terminal.colour(colour)));
  }

  void print(Analysis analysis, OutputFormat format, @Nullable String show, NextSteps next)
      throws IOException {
    if (show != null) {
      String detail =
          report
              .detail(analysis, show)
              .orElseThrow(
                  () -> new UsageError("--show " + show + ": no such alert in this input."));
      terminal.out().print(detail);
    } else {
      switch (format) {
        case table -> terminal.out().print(report.summary(analysis, next.lines(analysis)));
        case json -> Reports.json(analysis, terminal.out());
        case jsonl -> Reports.jsonLines(analysis, terminal.out());
        case csv -> Reports.csv(analysis, terminal.out());
      }
    }
    terminal.out().flush();
  }

  /// Whether an id is the one that somebody means by `A-1`, `I-1`, an id or its beginning.
  ///
  /// @throws UsageError when there is none of this name
  Predicate<String> meant(Analysis analysis, String meant) {
    String id =
        report
            .id(analysis, meant)
            .orElseThrow(() -> new UsageError(meant + ": no such alert in this input."));
    return id::equals;
  }

  /// What a model added to one verdict. What was said before of the model, or of why it failed, is
  /// not said again.
  void revision(Analysis analysis, String id, String title, Verdict verdict) {
    String failed = failed(verdict);
    if (failed.isEmpty() || !failed.equals(said)) {
      terminal.out().print(report.revision(analysis, id, title, verdict, above));
      terminal.out().flush();
    }
    said = failed;
    String standing = TerminalReport.standing(verdict);
    above = standing.isEmpty() ? above : standing;
  }

  /* Why nothing came of asking; empty where something did. */
  private static String failed(Verdict verdict) {
    Review review = verdict.review();
    return review == null || review.opinion() != null
        ? ""
        : review.provenance().fallbackReason() + review.provenance().fallbackDetail();
  }

  /// What a model saw.
  void prompt(Analysis analysis, String meant) {
    terminal
        .out()
        .print(
            report
                .prompt(analysis, meant)
                .orElseThrow(() -> new UsageError(meant + ": no such alert in this input.")));
  }

  /// The last word on the model, when it differs from the first.
  void modelNote(Analysis reviewed, Analysis noted) {
    if (!reviewed.modelNote().equals(noted.modelNote())) {
      terminal.out().print(report.note(reviewed));
    }
  }
}
