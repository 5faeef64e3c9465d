package io.redoubt.cli;

import io.redoubt.event.analysis.Analysis;
import io.redoubt.report.Reports;
import io.redoubt.report.terminal.Style;
import io.redoubt.report.terminal.TerminalReport;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Prints a result to standard output.
final class ResultPrinter {
  private final Terminal terminal;
  private final TerminalReport report;

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
}
