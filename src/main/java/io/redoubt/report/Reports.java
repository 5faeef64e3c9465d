package io.redoubt.report;

import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.context.EntityContext;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Finding;
import io.redoubt.event.finding.Statement;
import io.redoubt.event.finding.Verdict;
import io.redoubt.report.csv.AlertsCsv;
import io.redoubt.report.html.HtmlReport;
import io.redoubt.report.json.AlertJson;
import io.redoubt.report.json.AnalysisJson;
import io.redoubt.report.json.ContextJson;
import io.redoubt.report.json.FindingJson;
import io.redoubt.report.json.JsonBytes;
import io.redoubt.report.json.JsonWriter;
import io.redoubt.report.json.VerdictJson;
import io.redoubt.report.markdown.MarkdownReport;
import io.redoubt.report.wording.Origin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The way in: every rendering of a result by one call. All text of logs and rules is inert in what
/// leaves. Thread-safe. The terminal summary stands in `report.terminal`, events in `report.ecs`,
/// timelines in `report.timeline`.
public final class Reports {
  private static final int REST = 2 << 10;

  private Reports() {}

  /// Writes the whole result as indented JSON, `redoubt.report/v1`, to a stream.
  public static void json(Analysis analysis, OutputStream out) throws IOException {
    JsonBytes bytes = new JsonBytes();
    AnalysisJson.append(analysis, new JsonWriter(bytes, true));
    bytes.raw('\n');
    bytes.drainTo(out);
  }

  /// Writes one alert per line, `redoubt.alert/v1`.
  public static void jsonLines(Analysis analysis, OutputStream out) throws IOException {
    JsonBytes bytes = new JsonBytes();
    for (Alert alert : analysis.alerts()) {
      AlertJson.append(alert, new JsonWriter(bytes, false));
      bytes.raw('\n');
      bytes.drainTo(out);
    }
  }

  /// Writes what is known of one entity as indented JSON, `redoubt.context/v1`, to a stream.
  public static void json(EntityContext context, OutputStream out) throws IOException {
    JsonBytes bytes = new JsonBytes();
    ContextJson.append(context, new JsonWriter(bytes, true));
    bytes.raw('\n');
    bytes.drainTo(out);
  }

  /// Appends one finding as a line, `redoubt.finding/v1`.
  public static void jsonLine(Finding finding, JsonBytes out) {
    FindingJson.append(finding, new JsonWriter(out, false));
    out.raw('\n');
  }

  /// One verdict as it stands in alerts and incidents, on one line.
  ///
  /// @param known the ids that its references may name
  public static byte[] verdict(Verdict verdict, Set<String> known) {
    JsonBytes bytes = new JsonBytes(room(verdict));
    VerdictJson.append(verdict, known, new JsonWriter(bytes, false));
    return bytes.toByteArray();
  }

  /* Its words, some of them twice. */
  private static int room(Verdict verdict) {
    return REST + 2 * (words(verdict) + words(verdict.byCode()));
  }

  private static int words(Verdict verdict) {
    int words = verdict.summary().length();
    for (Statement statement : verdict.observations()) {
      words += statement.text().length();
    }
    return words;
  }

  /// Writes the alerts as CSV.
  public static void csv(Analysis analysis, OutputStream out) throws IOException {
    out.write(AlertsCsv.table(analysis).getBytes(StandardCharsets.UTF_8));
  }

  /// Writes a report file in this format, whole or not at all.
  ///
  /// @param clobber whether a file of this name may be replaced
  /// @param home the tactics that ATT&CK gives a technique; empty where it is not known
  /// @throws java.nio.file.FileAlreadyExistsException when there is one and it may not
  public static void write(
      Analysis analysis,
      Origin origin,
      ReportFormat format,
      Path file,
      boolean clobber,
      Function<String, List<String>> home)
      throws IOException {
    try (ReportFile target = ReportFile.create(file, clobber)) {
      switch (format) {
        case JSON -> json(analysis, target.out());
        case HTML -> text(new HtmlReport(home).page(analysis, origin), target.out());
        case MARKDOWN -> text(MarkdownReport.document(analysis, origin), target.out());
      }
      target.keep();
    }
  }

  private static void text(String text, OutputStream out) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
