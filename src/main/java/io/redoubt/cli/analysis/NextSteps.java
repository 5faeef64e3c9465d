package io.redoubt.cli.analysis;

import io.redoubt.event.analysis.Analysis;
import java.util.ArrayList;
import java.util.List;

/// What one could do next: only commands that exist.
///
/// @param paths the inputs of this run
/// @param reports what was already asked for
record NextSteps(List<String> paths, ReportOptions reports) {
  /// Copies the paths.
  NextSteps {
    paths = List.copyOf(paths);
  }

  List<String> lines(Analysis analysis) {
    String again =
        "redoubt analyze " + String.join(" ", paths.stream().map(NextSteps::quoted).toList());
    List<String> next = new ArrayList<>();
    if (!analysis.alerts().isEmpty()) {
      next.add(again + " --show A-1");
    }
    if (reports.report == null) {
      next.add(again + " --report report.html");
    }
    return next;
  }

  private static String quoted(String path) {
    return path.matches("[A-Za-z0-9_./+:@%=-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
  }
}
