package io.redoubt.pipeline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.event.analysis.Analysis;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Incident;
import io.redoubt.ingest.FileSource;
import io.redoubt.ingest.IngestOptions;
import io.redoubt.pipeline.Analyzer;
import io.redoubt.pipeline.Pipeline;
import io.redoubt.pipeline.ReadSettings;
import io.redoubt.pipeline.Watcher;
import io.redoubt.testing.Corpus;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A live run over records tells what an analysis of the same records in a file tells. How the
/// lines of an audit event become one record is told by [AuditOverSyslogTest].
class SameAsAnalysisTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "samples/incident/web01/auth.log",
        "samples/incident/sensor/eve.json",
        "samples/incident/windows/winlogbeat.ndjson",
        "samples/incident/web01/nginx/access.log",
        "samples/quiet"
      })
  void tellsTheSame(String path) throws IOException {
    Path given = Path.of(path);
    List<Path> files;
    try (Stream<Path> found = Files.walk(given)) {
      files =
          found
              .filter(f -> Files.isRegularFile(f) && !f.endsWith("audit.log"))
              .filter(f -> !f.endsWith("cloudtrail.json"))
              .sorted()
              .toList();
    }
    for (Path file : files) {
      same(file);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"loghub-2k/OpenSSH", "loghub-2k/Linux", "loghub-2k/Apache"})
  void tellsTheSameOfRealLogs(String part) throws IOException {
    for (Path file : Corpus.files(Corpus.require(part))) {
      if (file.toString().endsWith(".log")) {
        same(file);
      }
    }
  }

  private static void same(Path file) throws IOException {
    Book book = new Book();
    DeadLetters letters = new DeadLetters();
    MemoryLog log = Runs.log(Files.getLastModifiedTime(file).toMillis(), Runs.lines(file), 7);
    LiveDetection live = Runs.detection(book, letters);
    Runs.feed(live, log, Runs.reader(letters));
    assertThat(live.tell(true)).isTrue();
    assertThat(letters.letters()).isEmpty();
    Analysis analysis = analysis(file);
    assertThat(told(book.alerts.values()))
        .describedAs(file.toString())
        .containsExactlyInAnyOrderElementsOf(told(analysis.alerts()));
    assertThat(stories(book.incidents.values()))
        .describedAs(file.toString())
        .containsExactlyInAnyOrderElementsOf(stories(analysis.incidents()));
  }

  private static Analysis analysis(Path file) {
    Pipeline pipeline =
        new Pipeline(
            new FileSource(IngestOptions.DEFAULT, new ByteArrayInputStream(new byte[0])),
            Runs.FORMATS,
            Runs.STAGES,
            new ReadSettings(null, null, 1, false));
    return new Analyzer(pipeline, Runs.detector(), Runs.TRIAGE, Clock.systemUTC())
        .analyze(
            new Analyzer.Request(
                List.of(file.toString()), _ -> true, Severity.INFORMATIONAL, _ -> {}),
            Watcher.NONE);
  }

  private static List<String> told(Iterable<Alert> alerts) {
    List<String> told = new ArrayList<>();
    for (Alert a : alerts) {
      boolean ofPath = a.entities().values().containsKey("log.file.path");
      told.add(
          String.join(
              " | ",
              ofPath ? "" : a.id(),
              a.title().replaceAll(" in .*", ""),
              a.severity().toString(),
              String.join(",", a.techniques()),
              "events " + a.eventCount(),
              "findings " + a.findingCount(),
              a.firstSeen() + ".." + a.lastSeen(),
              a.verdict().disposition().toString(),
              "lines " + a.evidence().lines().size(),
              ofPath ? "" : a.incidentId()));
    }
    return told;
  }

  private static List<String> stories(Iterable<Incident> incidents) {
    List<String> told = new ArrayList<>();
    for (Incident i : incidents) {
      told.add(i.id() + " | " + i.title() + " | " + i.severity() + " | " + i.members());
    }
    return told;
  }
}
