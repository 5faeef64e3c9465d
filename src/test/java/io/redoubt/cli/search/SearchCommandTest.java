package io.redoubt.cli.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.cli.terminal.Exit;
import io.redoubt.event.Severity;
import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.Delivery;
import io.redoubt.event.port.EventLog;
import io.redoubt.parse.Formats;
import io.redoubt.pipeline.Stages;
import io.redoubt.pipeline.live.DeadLetters;
import io.redoubt.pipeline.live.DeliveryReader;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.index.LuceneIndex;
import io.redoubt.store.log.LogSettings;
import io.redoubt.store.log.SegmentLog;
import io.redoubt.template.EventTemplates;
import io.redoubt.testing.cli.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `redoubt search`, as typed, over files and over what a service keeps.
class SearchCommandTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void findsEventsInFiles() {
    Run found = Run.of("search", "event.outcome:failure", "samples/incident", "--limit", "3");
    assertThat(found.code()).as(found.err()).isZero();
    assertThat(found.lines()).hasSize(3);
    assertThat(found.err()).contains("3 of ");
  }

  @Test
  void findsEventsOnStandardInput() {
    Run found =
        Run.with("one root\ntwo alice\nthree root\n", "search", "root", "-", "--format", "json");
    assertThat(found.out()).contains("\"total\":2", "one root", "three root").doesNotContain("two");
  }

  @Test
  void countsInFiles() {
    String three =
        """
        {"time":"2026-03-17T02:00:00Z","user":"Root","msg":"a"}
        {"time":"2026-03-17T02:10:00Z","user":"root","msg":"a"}
        {"time":"2026-03-17T04:10:00Z","user":"joe","msg":"b"}
        """;
    Run hours = Run.with(three, "search", "", "-", "--histogram", "1h", "--format", "jsonl");
    assertThat(hours.lines())
        .containsExactly(
            "{\"start\":\"2026-03-17T02:00:00Z\",\"count\":2}",
            "{\"start\":\"2026-03-17T04:00:00Z\",\"count\":1}");
    Run users = Run.with(three, "search", "", "-", "--top", "user.name");
    assertThat(users.lines()).first().asString().startsWith("root").contains(" 2 ");
    Run early = Run.with(three, "search", "*", "-", "--to", "2026-03-17T02:10", "--format", "json");
    assertThat(early.out()).contains("\"total\":1");
  }

  @Test
  void saysThatNothingFits() {
    Run found = Run.with("one\n", "search", "two", "-");
    assertThat(found.code()).isEqualTo(Exit.FOUND);
    assertThat(found.err()).contains("No event fits");
  }

  @Test
  void pointsAtWhatIsWrongInAQuery() {
    Run wrong = Run.with("one\n", "search", "a AND (b", "-");
    assertThat(wrong.code()).isEqualTo(Exit.USAGE);
    assertThat(wrong.err().lines()).contains("  a AND (b", "        ^");
    assertThat(Run.of("search", "x", "-", "--from", "soon").err()).contains("now-15m");
    assertThat(Run.of("search", "x", "-", "--histogram", "often").err()).contains("5m");
    assertThat(Run.of("search", "x").err()).contains("--data-dir");
    assertThat(Run.of("search", "x", "--data-dir", folder + "/no").err())
        .contains("no such folder");
  }

  @Test
  void findsWhatTheServiceKeepsIndexedOrNot() {
    keep(40, 30);
    Run found = kept("failed AND source.ip:10.0.0.0/28", "--format", "json");
    assertThat(found.code()).as(found.err()).isZero();
    assertThat(found.out()).contains("\"total\":16", "10.0.0.", "\"cursor\":null");
    assertThat(kept("failed", "--top", "user.name").out()).contains("root", "20");
    assertThat(kept("*", "--histogram", "1m").out()).contains("2026-03-17T02:00:00Z");
    Run page = kept("*", "--limit", "20", "--format", "json");
    String cursor = page.out().replaceAll("(?s).*\"cursor\":\"([^\"]+)\".*", "$1");
    assertThat(kept("*", "--cursor", cursor, "--limit", "20", "--format", "jsonl").lines())
        .hasSize(20);
    Run asked =
        Run.of(
            "ask",
            "how many failed logins were there?",
            "--data-dir",
            folder.toString(),
            "--llm",
            "off",
            "--format",
            "json");
    assertThat(asked.code()).as(asked.err()).isZero();
    assertThat(asked.out()).contains("\"total\":40", "2026-03-17T02:00:39Z");
  }

  @Test
  void saysWhyNothingIsFound() {
    keep(40, 30);
    assertThat(kept("nowhere").err()).contains("No event fits the query").doesNotContain("records");
    assertThat(kept("user.nam:root").err()).contains("user.nam", "user.name");
    assertThat(kept("failed", "--from", "2027").err()).contains("nearest", "2026-03-17T02:00:39Z");
    assertThat(kept("failed", "--to", "2026").err()).contains("nearest", "2026-03-17T02:00:00Z");
    assertThat(kept("nowhere").code()).isEqualTo(Exit.FOUND);
  }

  @Test
  void findsByMeaningInWhatIsKeptWithoutAService() {
    keep(30, 30);
    Run found = kept("somebody could not log in user.name:joe", "--semantic", "--limit", "3");
    assertThat(found.code()).as(found.err()).isZero();
    assertThat(found.lines())
        .hasSize(3)
        .allSatisfy(
            line -> assertThat(line).contains("for joe").matches("^ 0\\.[3-9]\\d  event .*"));
    Run json = kept("password", "--hybrid", "--limit", "1", "--format", "json");
    assertThat(json.out()).contains("\"similarity\":0.", "\"embedder\":{\"name\":\"all-MiniLM");
    assertThat(kept("log in user.name:nobody", "--semantic").err()).contains("No event fits");
    assertThat(kept("user.name:joe", "--hybrid").code()).isEqualTo(Exit.USAGE);
    assertThat(Run.of("search", "--semantic", "x", "samples").code()).isEqualTo(Exit.USAGE);
  }

  @Test
  void findsAlertsAndNotesByMeaningBesideEvents() {
    keep(30, 30);
    DataDirectory data = new DataDirectory(folder);
    try (var ledger = data.openLedger(Clock.systemUTC(), new SecureRandom())) {
      var file =
          new CaseFile(
              CaseFile.Kind.ALERT,
              "a1",
              "Large upload to an unknown host",
              Severity.HIGH,
              "",
              1000,
              2000,
              3,
              Map.of(),
              "{}");
      ledger.cases().file(List.of(file));
      var note = new CaseAction.What.Note("planned backup of the mail server");
      ledger.cases().act(new CaseAction("n1", CaseFile.Kind.ALERT, "a1", 3000, "ann", note));
    }
    assertThat(kept("data exfiltration", "--semantic", "--limit", "2").lines().getFirst())
        .contains("  alert     1970-01-01T00:00:02Z  ", "Large upload", "[a1]");
    Run notes = kept("scheduled maintenance", "--semantic", "--in", "alerts");
    assertThat(notes.out()).contains("  note ", "ann: planned backup", "[a1]");
    Run json = kept("backup", "--hybrid", "--in", "alerts", "--format", "json");
    assertThat(json.out()).contains("\"kind\":\"note\"", "\"total\":1", "\"embedder\"");
    assertThat(kept("backup", "--hybrid", "--in", "incidents").err())
        .contains("There are no incidents yet.");
    assertThat(kept("backup", "--in", "alerts").code()).isEqualTo(Exit.USAGE);
    assertThat(kept("backup user.name:joe", "--hybrid", "--in", "alerts").code())
        .isEqualTo(Exit.USAGE);
  }

  @Test
  void theEmbedderIsNamed() {
    Run said = Run.of("doctor", "embedder");
    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("embedder  all-MiniLM-L6-v2 (int8)", "384 numbers");
  }

  private Run kept(String query, String... more) {
    List<String> all = new ArrayList<>(List.of("search", query, "--data-dir", folder.toString()));
    all.addAll(List.of(more));
    return Run.of(all.toArray(String[]::new));
  }

  private static EventLog log(DataDirectory data) {
    return SegmentLog.open(data.log(), LogSettings.standard(), Clock.systemUTC(), new Random(7));
  }

  /// Commits log-ons, of which the first are indexed.
  @Test
  void byMeaningTheSameIsFoundHowFarTheIndexHasCome() throws IOException {
    Map<String, Set<String>> found = new HashMap<>();
    Path root = folder;
    for (int indexed : new int[] {0, 15, 30}) {
      folder = Files.createTempDirectory(root, "indexed");
      keep(30, indexed);
      for (String asked : List.of("somebody could not log in", "failed user.name:joe")) {
        for (String mode : List.of("--semantic", "--hybrid")) {
          Run one = kept(asked, mode, "--limit", "12", "--format", "json");
          assertThat(one.code()).as(one.err()).isZero();
          assertThat(one.err()).doesNotContain("indexed");
          found.computeIfAbsent(asked + mode, _ -> new HashSet<>()).add(one.out());
        }
      }
    }
    assertThat(found).hasSize(4).allSatisfy((asked, out) -> assertThat(out).as(asked).hasSize(1));
    assertThat(found.getOrDefault("failed user.name:joe--hybrid", Set.of()))
        .allSatisfy(out -> assertThat(out).contains("\"total\":15", "2026-03-17T02:00:29Z"));
  }

  private void keep(int committed, int indexed) {
    DataDirectory data = new DataDirectory(folder);
    try (EventLog log = log(data);
        LuceneIndex index =
            new LuceneIndex(data.index(), Clock.systemUTC(), new EventTemplates()::key)) {
      for (int i = 0; i < committed; i++) {
        String line =
            "<38>1 2026-03-17T02:00:%02dZ web1 sshd 7 - - Failed password for %s from 10.0.0.%d port 1 ssh2"
                .formatted(i, i % 2 == 0 ? "root" : "joe", i);
        log.append(Delivery.of("http", "test", List.of(line.getBytes(StandardCharsets.UTF_8))));
      }
      DeliveryReader reader =
          new DeliveryReader(Formats.standard(), Stages.load(), null, new DeadLetters());
      for (EventLog.Batch batch : log.read(0, indexed)) {
        if (batch.next() <= indexed) {
          index.take(reader.read(batch), batch.next());
        }
      }
    }
  }
}
