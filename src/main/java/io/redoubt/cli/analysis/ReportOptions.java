package io.redoubt.cli.analysis;

import io.redoubt.cli.option.OutputFormat;
import io.redoubt.cli.terminal.Unwritten;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.cli.terminal.Version;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.report.ReportFile;
import io.redoubt.report.ReportFormat;
import io.redoubt.report.Reports;
import io.redoubt.report.timeline.Profile;
import io.redoubt.report.wording.Origin;
import io.redoubt.taxonomy.attack.Attack;
import io.redoubt.taxonomy.attack.Tactic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where results go.
final class ReportOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "On standard output: table (default), json, jsonl (an alert a line), csv.")
  OutputFormat format = OutputFormat.table;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Also write a report: .html (one self-contained page), .md or .json.")
  @Nullable Path report;

  @Option(
      names = "--timeline",
      paramLabel = "FILE",
      description = "Also write the findings as a timeline: .csv or .jsonl.")
  @Nullable Path timeline;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      defaultValue = "standard",
      description = "Columns of the timeline: standard (default), ecs, timesketch.")
  String profile = "standard";

  @Option(
      names = {"-C", "--clobber"},
      description = "Replace files that exist.")
  boolean clobber;

  /// Refuses before the work begins what could not be written after it.
  void check() throws IOException {
    if (report != null) {
      reportFormat(report);
      checkFile(report);
    }
    if (timeline != null) {
      isCsv(timeline);
      checkFile(timeline);
    }
    columns();
  }

  private void checkFile(Path file) {
    try {
      ReportFile.check(file, clobber);
    } catch (IOException refused) {
      throw new UsageError(Unwritten.reason(refused));
    }
  }

  boolean wantsHashes() {
    return report != null;
  }

  TimelineFile timeline() throws IOException {
    return timeline == null
        ? TimelineFile.NONE
        : TimelineFile.open(timeline, clobber, isCsv(timeline), columns());
  }

  void write(Analysis analysis, Clock clock, String words) {
    if (report != null) {
      Origin origin = new Origin(Version.number(), clock.instant(), "redoubt " + words);
      try {
        Attack attack = Attack.load();
        Reports.write(
            analysis,
            origin,
            reportFormat(report),
            report,
            clobber,
            id -> attack.tactics(List.of(id)).stream().map(Tactic::shortName).toList());
      } catch (IOException refused) {
        throw new UsageError("--report " + report + ": " + Unwritten.reason(refused));
      }
    }
  }

  private Profile columns() {
    return Profile.find(profile)
        .orElseThrow(
            () ->
                new UsageError("--profile " + profile + ": there are standard, ecs, timesketch."));
  }

  private static ReportFormat reportFormat(Path file) {
    return ReportFormat.of(file)
        .orElseThrow(() -> new UsageError("--report " + file + ": name it .html, .md or .json."));
  }

  private static boolean isCsv(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return true;
    }
    if (name.endsWith(".jsonl")) {
      return false;
    }
    throw new UsageError("--timeline " + file + ": name it .csv or .jsonl.");
  }
}
