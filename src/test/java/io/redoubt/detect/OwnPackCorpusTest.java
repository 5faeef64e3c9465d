package io.redoubt.detect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.event.Event;
import io.redoubt.event.Severity;
import io.redoubt.taxonomy.attack.Tactic;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import io.redoubt.testing.LogEvents;
import io.redoubt.testing.OwnRules;
import io.redoubt.testing.OwnRules.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What our own rules, without any others, find in recorded attacks, and what they make of harmless
/// logs. Recordings are labelled with the tactic they show.
class OwnPackCorpusTest {
  private static final ObjectMapper JACKSON = new ObjectMapper();

  /// Commas outside of quotes.
  private static final Pattern COMMA = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

  /// Scenarios of guessing, of listing users, of probing, and of well-known holes.
  private static final Pattern JUDGED_SCENARIO =
      Pattern.compile(
          "(?i)([-_/]bf|brute|enum|http-(probing|scan|sensitive|backdoors|bad-user|crawl|cve)"
              + "|w00t|sap-interface|CVE-|4shell)");

  /// Of those: floods, travel, what comes from a mail client, traps.
  private static final Pattern OTHER_SCENARIO =
      Pattern.compile("(?i)(dos|impossible|2023-23397|postfix-honeypot)");

  private static final List<String> PANTHER =
      List.of(
          "aws_cloudtrail",
          "aws_eks",
          "kubernetes",
          "gcp_k8s",
          "okta",
          "github",
          "gcp_audit",
          "azure_activity",
          "azure_signin",
          "gsuite_activityevent",
          "gsuite_reports");

  private final OwnRules rules = OwnRules.load();

  @Test
  void windowsRecordingsOfAttacks() throws IOException {
    Path folder = Corpus.require("evtx");
    Map<Path, String> labels = new HashMap<>();
    for (String part : List.of("attack-samples", "evtx-to-mitre")) {
      labels.putAll(labels(folder.resolve(part), "file", "tactic", ""));
    }
    recall("own rules: attack EVTX", files(folder, ".evtx"), labels, 0.85);
  }

  @Test
  void recordingsOfSimulatedTechniques() throws IOException {
    Path folder = Corpus.require("otrf");
    recall("own rules: OTRF", files(folder, ".zip"), labels(folder, "file", "tactics", ""), 0.85);
  }

  @Test
  void cloudTrailOfSimulatedTechniques() throws IOException {
    Path folder = Corpus.require("cloudtrail").resolve("stratus");
    recall(
        "own rules: Stratus",
        files(folder, ".json"),
        labels(folder, "id", "tactics", ".json"),
        0.80);
  }

  @Test
  void sourcesOfGuessingAndProbing() throws IOException {
    Path folder = Corpus.require("crowdsec");
    long good = 0;
    long of = 0;
    for (String line : Files.readAllLines(folder.resolve("index.jsonl"))) {
      JsonNode row = JACKSON.readTree(line);
      List<Set<String>> wanted = wanted(row);
      if (!wanted.isEmpty()) {
        Set<String> alerted = alerted(folder.resolve(row.path("test").asText()));
        of += wanted.size();
        good += wanted.stream().filter(alerted::containsAll).count();
      }
    }
    Figures.atLeast("own rules: CrowdSec sources", 0.90, good, of);
  }

  @Test
  void casesOfCloudServices() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (String family : PANTHER) {
      cases.addAll(cases(Corpus.require("panther").resolve(family + ".jsonl")));
    }
    Map<String, Set<Boolean>> answers = new HashMap<>();
    cases.forEach(c -> answers.computeIfAbsent(c.text, text -> new HashSet<>()).add(c.positive));
    cases.removeIf(c -> answers.getOrDefault(c.text, Set.of()).size() > 1);
    List<Case> positive = cases.stream().filter(c -> c.positive).toList();
    List<Case> negative = cases.stream().filter(c -> !c.positive).toList();
    Figures.atLeast(
        "own rules: Panther positives found",
        0.60,
        positive.stream().filter(c -> any(c.seen, Severity.LOW)).count(),
        positive.size());
    Figures.atLeast(
        "own rules: Panther negatives not above medium",
        0.98,
        negative.stream().filter(c -> !any(c.seen, Severity.HIGH)).count(),
        negative.size());
  }

  @Test
  void harmlessLogs() {
    List<Seen> seen = new ArrayList<>(rules.in(Path.of("samples", "quiet")));
    seen.addAll(rules.in(Corpus.require("benign")));
    Figures.report("own rules: findings in harmless logs", seen.size() + "", "none above low");
    assertThat(seen).noneMatch(found -> found.level().atLeast(Severity.MEDIUM));
  }

  private void recall(String what, List<Path> files, Map<Path, String> labels, double floor) {
    long good = 0;
    long labelled = 0;
    long told = 0;
    for (Path file : files) {
      List<Seen> seen =
          rules.in(file).stream().filter(s -> s.level().atLeast(Severity.MEDIUM)).toList();
      Set<String> wanted = tactics(labels.getOrDefault(file, ""));
      if (!seen.isEmpty()) {
        good++;
        labelled += wanted.isEmpty() ? 0 : 1;
        told +=
            seen.stream().anyMatch(s -> s.tactics().stream().anyMatch(wanted::contains)) ? 1 : 0;
      }
    }
    Figures.atLeast(what + ": medium or more", floor, good, files.size());
    Figures.atLeast(what + ": with the tactic of the label", 0.70, told, labelled);
  }

  private static boolean any(List<Seen> seen, Severity level) {
    return seen.stream().anyMatch(found -> found.level().atLeast(level));
  }

  private Set<String> alerted(Path folder) {
    Set<String> alerted = new HashSet<>();
    for (Path log : files(folder, ".log")) {
      for (Seen seen : rules.in(log)) {
        if (seen.level().atLeast(Severity.LOW)) {
          alerted.addAll(seen.sources());
        }
      }
    }
    return alerted;
  }

  private static List<Set<String>> wanted(JsonNode row) {
    List<Set<String>> wanted = new ArrayList<>();
    for (JsonNode overflow : row.path("expected_overflows")) {
      String scenario = overflow.path("scenario").asText("");
      if (JUDGED_SCENARIO.matcher(scenario).find() && !OTHER_SCENARIO.matcher(scenario).find()) {
        Set<String> sources = new HashSet<>();
        overflow.path("sources").forEach(source -> sources.add(source.asText()));
        wanted.add(sources);
      }
    }
    return wanted;
  }

  private record Case(String text, boolean positive, List<Seen> seen) {}

  private List<Case> cases(Path file) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode row = JACKSON.readTree(line);
      rows.add(row);
      lines.add(JACKSON.writeValueAsString(row.path("event")));
    }
    List<Event> events = LogEvents.of(lines);
    assertThat(events).as(file.toString()).hasSameSizeAs(rows);
    List<Case> cases = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (!rows.get(i).path("uses_mocks").asBoolean()) {
        boolean positive = rows.get(i).path("expected_match").asBoolean();
        cases.add(new Case(lines.get(i), positive, rules.in(events.get(i))));
      }
    }
    return cases;
  }

  private static List<Path> files(Path folder, String ending) {
    return Corpus.files(folder).stream().filter(f -> f.toString().endsWith(ending)).toList();
  }

  private static Map<Path, String> labels(Path folder, String file, String label, String ending)
      throws IOException {
    Map<Path, String> labels = new HashMap<>();
    List<String> lines = Files.readAllLines(folder.resolve("labels.csv"));
    List<String> head = List.of(lines.getFirst().split(",", -1));
    for (String line : lines.subList(1, lines.size())) {
      String[] columns = COMMA.split(line, -1);
      String name = columns[head.indexOf(file)].replace("\"", "");
      labels.put(folder.resolve(name + ending), columns[head.indexOf(label)].replace("\"", ""));
    }
    return labels;
  }

  /// Short names of `TA0003-Persistence`, `Lateral Movement` or `persistence;execution`.
  private static Set<String> tactics(String label) {
    Set<String> names = new HashSet<>();
    Matcher id = Pattern.compile("TA\\d{4}").matcher(label);
    while (id.find()) {
      Tactic.find(id.group()).ifPresent(tactic -> names.add(tactic.shortName()));
    }
    for (String word : label.split("[;,|]", -1)) {
      Tactic.find(word).ifPresent(tactic -> names.add(tactic.shortName()));
    }
    return names;
  }
}
