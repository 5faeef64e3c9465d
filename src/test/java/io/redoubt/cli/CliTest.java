package io.redoubt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.testing.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SSHD =
      "2026-03-17T02:40:0%d+00:00 web01 sshd[77]: Failed password for root from 198.51.100.23 port"
          + " 4000%d ssh2\n";

  @Test
  void tellsItsVersionAndTheJdk() {
    Run run = Run.of("--version");
    assertThat(run.code()).isEqualTo(Exit.OK);
    assertThat(run.out()).startsWith("redoubt ").contains("commit ").contains("JDK 2");
  }

  @Test
  void helpTeachesWithExamplesAndExitCodes() {
    Run run = Run.of("--help");
    assertThat(run.out()).contains("redoubt analyze /var/log").contains("130").contains("parse");
    assertThat(Run.of("analyze", "--help").out()).contains("--fail-on").contains("--since");
  }

  @Test
  void theListOfCommandsSaysOfEachWhatItDoesInWholeSentences() {
    Run run = Run.of("--help");
    List<String> cut =
        run.lines().stream()
            .dropWhile(line -> !line.equals("Commands:"))
            .skip(1)
            .takeWhile(line -> !line.isBlank())
            .filter(line -> !line.matches("  [a-z]+ +[A-Z].*\\."))
            .toList();
    assertThat(run.out()).contains("Commands:", "  audit ");
    assertThat(cut).isEmpty();
  }

  @Test
  void suggestsTheCommandThatWasMeant() {
    Run run = Run.of("analyse", "x");
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("Did you mean analyze?");
  }

  @Test
  void namesThePathThatDoesNotExist() {
    Run run = Run.of("analyze", "no/such/folder");
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("no/such/folder").doesNotContain("Exception");
  }

  @Test
  void namesTheWrongValueAndTheRightOnes(@TempDir Path dir) throws IOException {
    Path log = Files.writeString(dir.resolve("a.log"), "x\n");
    assertUsage(Run.of("analyze", log.toString(), "--min-level", "huge"), "huge", "critical");
    assertUsage(Run.of("analyze", log.toString(), "--since", "soon"), "soon", "2026-11-20");
    assertUsage(Run.of("analyze", log.toString(), "--last", "5y"), "5y", "24h");
    assertUsage(Run.of("analyze", log.toString(), "--rule-set", "all"), "all", "core");
    assertUsage(Run.of("analyze", log.toString(), "--rules", "nowhere"), "nowhere");
    assertUsage(Run.of("analyze", log.toString(), "--rules", dir.toString()), "no rule file");
    assertUsage(Run.of("analyze", log.toString(), "--report", "r.pdf"), "r.pdf", ".html");
    assertUsage(Run.of("analyze", log.toString(), "--timeline", "t.xls"), "t.xls", ".csv");
    assertUsage(Run.of("analyze", log.toString(), "--profile", "plaso"), "plaso", "timesketch");
    assertUsage(Run.of("parse", log.toString(), "--assume-tz", "Mars/Base"), "Mars/Base");
    assertUsage(Run.of("parse", log.toString(), "--assume-year", "26"), "26", "1970");
    assertUsage(Run.of("parse", log.toString(), "--threads", "0"), "--threads 0", "256");
    assertUsage(
        Run.of("analyze", log.toString(), "--since", "2026-03-02", "--until", "2026-03-01"),
        "2026-03-02",
        "2026-03-01");
    String nowhere = dir.resolve("none").resolve("r.html").toString();
    assertUsage(Run.of("analyze", log.toString(), "--report", nowhere), nowhere, "folder");
  }

  private static void assertUsage(Run run, String... parts) {
    assertThat(run.code()).as(run.err()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains(parts).doesNotContain("Exception");
  }

  @Test
  void completionIsForBashAndZsh() {
    assertThat(Run.of("completion", "zsh").out())
        .isEqualTo(Run.of("completion").out())
        .contains("analyze");
    assertUsage(Run.of("completion", "fish"), "fish", "zsh");
  }

  @Test
  void refusesToOverwriteAReport(@TempDir Path dir) throws IOException {
    Path log = Files.writeString(dir.resolve("a.log"), "x\n");
    Path report = Files.writeString(dir.resolve("r.html"), "mine");
    assertUsage(Run.of("analyze", log.toString(), "--report", report.toString()), "--clobber");
    assertThat(report).hasContent("mine");
  }

  @Test
  void parsesStandardInput() throws IOException {
    Run run = Run.with(String.format(SSHD, 1, 1), "parse", "-");
    assertThat(run.code()).isEqualTo(Exit.OK);
    JsonNode document = JSON.readTree(run.out());
    assertThat(document.at("/source/ip").asText()).isEqualTo("198.51.100.23");
    assertThat(document.at("/@timestamp").asText()).startsWith("2026-03-17T02:40:01");
    assertThat(document.at("/event/outcome").asText()).isEqualTo("failure");
    assertThat(document.at("/redoubt/source/path").asText()).isEqualTo("-");
  }

  @Test
  void printsEveryLineOfAFileWithItsNumberAndTemplate(@TempDir Path dir) throws IOException {
    Path log = dir.resolve("mixed.log");
    Files.writeString(log, String.format(SSHD, 1, 1) + "\n" + String.format(SSHD, 2, 2) + "??\n");
    Run run = Run.of("parse", log.toString());
    assertThat(run.lines()).hasSize(3);
    assertThat(JSON.readTree(run.lines().get(1)).at("/redoubt/source/line").asInt()).isEqualTo(3);
    assertThat(JSON.readTree(run.lines().get(0)).at("/redoubt/template/id").asText())
        .isNotEmpty()
        .isEqualTo(JSON.readTree(run.lines().get(1)).at("/redoubt/template/id").asText());
    assertThat(JSON.readTree(run.lines().get(2)).at("/redoubt/parse/status").asText())
        .isEqualTo("rejected");
  }

  @Test
  void countsTwoCopiesOfAFileOnceButParsesBoth(@TempDir Path dir) throws IOException {
    String text = String.format(SSHD, 1, 1);
    Files.writeString(dir.resolve("a.log"), text);
    Files.writeString(dir.resolve("b.log"), text);
    assertThat(Run.of("parse", dir.toString()).lines()).hasSize(2);
    JsonNode report = JSON.readTree(Run.of("analyze", dir.toString(), "--format", "json").out());
    assertThat(report.at("/events").asInt()).isEqualTo(1);
    assertThat(report.at("/inputs").toString()).contains("same content as");
  }

  @Test
  void takesLinesForTheFormatThatWasNamed(@TempDir Path dir) throws IOException {
    Path log = Files.writeString(dir.resolve("a.log"), String.format(SSHD, 1, 1));
    Run run = Run.of("parse", log.toString(), "--assume-format", "apache.access");
    assertThat(JSON.readTree(run.out()).at("/redoubt/format").asText()).isEqualTo("text");
    assertUsage(Run.of("parse", log.toString(), "--assume-format", "klingon"), "klingon", "syslog");
  }

  @Test
  void anyNumberOfThreadsPrintsTheSame() {
    Run one = Run.of("analyze", "samples/incident", "--format", "jsonl", "--threads", "1");
    Run four = Run.of("analyze", "samples/incident", "--format", "jsonl", "--threads", "4");
    assertThat(one.lines()).isNotEmpty();
    assertThat(four.out()).isEqualTo(one.out());
    assertThat(Run.of("parse", "samples/incident", "--threads", "3").out())
        .isEqualTo(Run.of("parse", "samples/incident", "--threads", "1").out());
  }

  @Test
  void tellsTheStoryOfTheSampleIncident() throws IOException {
    Run run = Run.of("analyze", "samples/incident", "--format", "json", "--fail-on", "high");
    assertThat(run.code()).isEqualTo(Exit.FOUND);
    JsonNode report = JSON.readTree(run.out());
    assertThat(report.at("/schema").asText()).isEqualTo("redoubt.report/v1");
    assertThat(report.at("/alerts").size()).isBetween(5, 40);
    assertThat(report.at("/incidents").size()).isBetween(1, 5);
    assertThat(report.at("/alerts/0/severity").asText()).isIn("critical", "high");
  }

  @Test
  void findsNothingAboveLowOnAQuietDay() {
    Run run = Run.of("analyze", "samples/quiet", "--format", "jsonl", "--min-level", "medium");
    assertThat(run.code()).isEqualTo(Exit.OK);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void showsOneAlertAndNamesOneThatIsNotThere() {
    assertThat(Run.of("analyze", "samples/incident", "--show", "A-1").out()).contains("E1");
    assertUsage(Run.of("analyze", "samples/incident", "--show", "zzz"), "zzz");
  }

  @Test
  void detectWithoutRulesPrintsNothing() {
    Run run = Run.of("detect", "samples/incident", "--rule-set", "none");
    assertThat(run.code()).isEqualTo(Exit.OK);
    assertThat(run.out()).doesNotContain("\"kind\":\"detection\"");
  }

  @Test
  void detectPrintsFindingsWithTheirPlace() throws IOException {
    Run run = Run.of("detect", "samples/incident");
    assertThat(run.lines()).isNotEmpty();
    JsonNode finding = JSON.readTree(run.lines().getFirst());
    assertThat(finding.at("/schema").asText()).isEqualTo("redoubt.finding/v1");
    assertThat(finding.at("/events/0/path").asText()).startsWith("samples/incident/");
  }

  @Test
  void listsShowsAndChecksRules() {
    Run list = Run.of("rules", "list");
    assertThat(list.lines()).hasSizeGreaterThanOrEqualTo(40);
    String id = list.lines().getFirst().split(" +")[1];
    assertThat(Run.of("rules", "show", "--id", id).out()).contains("level").contains(id);
    assertThat(Run.of("rules", "lint").code()).isEqualTo(Exit.OK);
  }

  @Test
  void lintNamesThePlaceOfAMistake(@TempDir Path dir) throws IOException {
    Path rule = dir.resolve("bad.yml");
    Files.writeString(
        rule,
        """
        title: Bad
        id: 4a3b9d1e-58a1-4b5b-9d62-0a6f3d8c1e11
        logsource: {product: windows, category: process_creation}
        detection:
          selection:
            Image|endswiht: cmd.exe
          condition: selection
        level: high
        """);
    Run run = Run.of("rules", "lint", "--rule-set", "none", "--rules", rule.toString());
    assertThat(run.code()).isEqualTo(Exit.FOUND);
    assertThat(run.out()).contains("bad.yml:6").contains("endswiht");
  }

  @Test
  void printsACompletionScript() {
    assertThat(Run.of("completion").out()).contains("complete -F").contains("analyze");
  }
}
