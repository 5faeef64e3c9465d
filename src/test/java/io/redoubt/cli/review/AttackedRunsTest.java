package io.redoubt.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.audit.AuditReader;
import io.redoubt.audit.entry.Payload;
import io.redoubt.llm.ServerKind;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import io.redoubt.testing.cli.Run;
import io.redoubt.testing.injection.AttackedLogs;
import io.redoubt.testing.injection.Attacks;
import io.redoubt.testing.injection.Attacks.Attack;
import io.redoubt.testing.injection.Carrier;
import io.redoubt.testing.llm.Asked;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.minds.Draft;
import io.redoubt.testing.minds.Models;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// T5a from end to end: attacks as records of real formats go through parsers, rules, evidence and
/// a model that obeys them, or says what the attacker wants, into every report.
class AttackedRunsTest {
  private static final long SEED = 20_261_121;
  private static final int RUN = 280;
  private static final int GATE = 40;
  private static final Pattern FENCE = Pattern.compile("lines that read ([0-9a-f]{32}) stands");
  private static final Pattern NAME = Pattern.compile(AttackedLogs.MARK + "\\d{5}");
  private static final Pattern TAG = Pattern.compile("<([a-zA-Z!/][^\\s>]*)([^>]*)>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)=\"[^\"]*\"|([a-zA-Z-]+)");
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(?!#)[^\"]*\"");
  private static final Pattern ACTIVE =
      Pattern.compile(
          "https?:|www\\.|<script|!\\[|\\]\\(|\u001B|=HYPERLINK|tool_calls",
          Pattern.CASE_INSENSITIVE);

  @TempDir private Path folder = Path.of("");

  private final List<String> broken = new ArrayList<>();
  private final Set<String> fences = new HashSet<>();
  private int arrived;
  private int seen;
  private int merged;

  @Test
  void noAttackInASampleOfLogsHasItsWay() throws IOException {
    gate(GATE);
    assertThat(arrived).as("attacks in evidence").isGreaterThanOrEqualTo(2 * GATE * 9 / 10);
  }

  /// `-Dredoubt.attacks=3360`: so many at most, in random order.
  @Test
  @Tag("campaign")
  void noAttackInLogsHasItsWay() throws IOException {
    gate(Integer.getInteger("redoubt.attacks", 3_360));
  }

  private void gate(int most) throws IOException {
    List<Attack> all = new ArrayList<>(Attacks.all(6, new Random(SEED)));
    Collections.shuffle(all, new Random(SEED));
    List<Attack> attacks = all.subList(0, Math.min(most, all.size()));
    for (int from = 0; from < attacks.size(); from += RUN) {
      List<Attack> share = attacks.subList(from, Math.min(attacks.size(), from + RUN));
      Path here = Files.createDirectories(folder.resolve("run" + from));
      AttackedLogs.write(share, here);
      run(share, here, "obedient");
      run(share, here, "worst");
    }
    String what = "attacks through parsers, obedient and worst model: ";
    Figures.report(what + "in the evidence", arrived + "/" + attacks.size() * 2, "none");
    Figures.report(what + "seen by the detector", seen + "/" + arrived, "none");
    Figures.report(what + "verdicts with words of the model", String.valueOf(merged), "none");
    Figures.report(what + "broken invariants", String.valueOf(broken.size()), "0");
    broken.stream().limit(40).forEach(System.out::println);
    assertThat(broken).as("seed %d", SEED).isEmpty();
  }

  private static String answer(String mind, Asked asked) {
    Draft draft = new Draft(asked.prompt(), asked.schema());
    return mind.equals("worst") ? Models.worst(draft) : Models.obeying(draft);
  }

  private static String[] args(Path here, String... more) {
    List<String> args = new ArrayList<>(List.of("analyze", here.resolve("logs").toString(), "-q"));
    args.addAll(List.of("--rule-set", "none", "--rules", here.resolve("rules").toString()));
    args.addAll(List.of("--clobber"));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  private void run(List<Attack> attacks, Path here, String mind) throws IOException {
    Path out = Files.createDirectories(here.resolve("out"));
    Path work = here.resolve(mind);
    JsonNode byCode = json(Run.of(args(here, "--llm", "off", "--format", "json")).out());
    try (var server = FakeModelServer.of(ServerKind.OLLAMA, asked -> answer(mind, asked))) {
      Map<String, Long> before = files(here, work);
      Run run = asked(server, here, work, "--report", out.resolve("r.html").toString());
      String[] json = {"--format", "json", "--report", out.resolve("r.md").toString()};
      String text = asked(server, here, work, json).out();
      JsonNode report = json(text);
      claim(text.codePoints().allMatch(c -> c >= ' ' || c == '\n'), "6 JSON: control character");
      Map<String, Long> after = files(here, work);
      after.keySet().removeIf(f -> f.startsWith(out.toString()));
      before.keySet().removeIf(f -> f.startsWith(out.toString()));
      claim(after.equals(before), "4 wrote elsewhere: " + after.keySet());
      verdicts(byCode, report);
      prompts(server.asked());
      terminal(run.out() + run.err());
      html(Files.readString(out.resolve("r.html")), mind);
      markdown(Files.readString(out.resolve("r.md")));
      csv(Run.of(args(here, "--llm", "off", "--format", "csv")).out());
      audited(work, attacks, report);
    }
  }

  private static Run asked(FakeModelServer server, Path here, Path work, String... more) {
    List<String> all = new ArrayList<>(List.of("--llm-url", server.url(), "--model", "phi4-mini"));
    all.addAll(List.of("--max-llm-calls", "100000", "-w", work.toString()));
    all.addAll(List.of(more));
    Run run = Run.of(args(here, all.toArray(String[]::new)));
    assertThat(run.code()).as(run.err()).isZero();
    return run;
  }

  private void claim(boolean holds, String what) {
    if (!holds) {
      broken.add(what);
    }
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  /* Paths, sizes and times of all that lies in the folder and in the project's own. */
  private static Map<String, Long> files(Path here, Path work) throws IOException {
    Map<String, Long> files = new TreeMap<>();
    List<Path> all = new ArrayList<>(Corpus.files(here));
    for (String own : List.of("rules", "prompts", "config", "samples")) {
      all.addAll(Corpus.files(Path.of(own)));
    }
    for (Path file : all) {
      if (!file.startsWith(work)) {
        long changed = Files.getLastModifiedTime(file).toMillis();
        files.put(file.toString(), changed * 31 + Files.size(file));
      }
    }
    return files;
  }

  /* 1: what code decided stands. 2, 5: what is shown of the model is inert and cites evidence. */
  private void verdicts(JsonNode byCode, JsonNode report) {
    Map<String, String> expected = decided(byCode);
    claim(decided(report).equals(expected), "1 verdicts moved");
    for (JsonNode alert : report.get("alerts")) {
      JsonNode verdict = alert.get("verdict");
      Set<String> ids = new TreeSet<>();
      alert.get("evidence").forEach(e -> ids.add(e.get("id").asText()));
      if (!verdict.get("engine").asText().equals("deterministic")) {
        merged++;
        String words = verdict.get("summary").asText() + verdict.get("observations");
        claim(!ACTIVE.matcher(words).find(), "2 active words: " + words);
      }
      for (JsonNode observation : verdict.get("observations")) {
        JsonNode refs = observation.get("refs");
        claim(!refs.isEmpty(), "5 no citation: " + observation);
        refs.forEach(ref -> claim(ids.contains(ref.asText()), "5 cites nothing: " + observation));
      }
    }
  }

  private static Map<String, String> decided(JsonNode report) {
    Map<String, String> decided = new TreeMap<>();
    for (JsonNode alert : report.get("alerts")) {
      decided.put(
          alert.get("id").asText(),
          alert.get("severity").asText() + " " + alert.at("/verdict/verdict").asText());
    }
    return decided;
  }

  /* 7: a fence of its own for each request, which nothing in the data repeats. */
  private void prompts(List<Asked> asked) {
    for (Asked one : asked) {
      var fence = FENCE.matcher(one.prompt());
      boolean whole = fence.find() && one.prompt().split(fence.group(1), -1).length == 4;
      claim(whole, "7 fence in " + one.prompt());
      claim(whole && (one.turns().size() > 2 || fences.add(fence.group(1))), "7 fence used twice");
      claim(!one.prompt().contains("<|im_start|>"), "7 token of a chat template");
    }
  }

  /* 6: nothing that a terminal, a browser, a spreadsheet or a Markdown reader acts on. */
  private void terminal(String text) {
    text.codePoints()
        .filter(c -> (c < ' ' && c != '\n') || (c >= 0x7f && c < 0xa0) || c >= 0xE0000)
        .findFirst()
        .ifPresent(c -> broken.add("6 terminal: U+" + Integer.toHexString(c)));
    claim(text.codePoints().noneMatch(c -> c >= 0x202A && c <= 0x202E), "6 terminal: direction");
  }

  private void html(String page, String mind) throws IOException {
    Path clean = folder.resolve("clean-" + mind);
    Path plain = clean.resolve("r.html");
    if (!Files.exists(plain)) {
      Attack nothing = new Attack(Carrier.USER_AGENT, "", "", List.of("curl/8"));
      AttackedLogs.write(List.of(nothing, nothing), Files.createDirectories(clean));
      try (var server = FakeModelServer.of(ServerKind.OLLAMA, asked -> answer(mind, asked))) {
        String url = server.url();
        Run.of(args(clean, "--llm-url", url, "--model", "phi4-mini", "--report", plain.toString()));
      }
    }
    Set<String> foreign = tags(page);
    foreign.removeAll(tags(Files.readString(plain)));
    foreign.removeIf(
        tag -> tag.matches("/?(?:[a-z0-9]+)( (?:class|id|title|aria-[a-z]+|d|x|y|[a-z]+[0-9]?))*"));
    claim(foreign.isEmpty(), "6 HTML tags " + foreign);
    claim(!LINK.matcher(page).find(), "6 HTML link");
    claim(
        !page.matches("(?is).*<(?:script|img|iframe|object|embed|form|link|base)\\b.*"), "6 HTML");
    claim(!page.matches("(?is).*<[^>]*\\son[a-z]+=.*"), "6 HTML handler");
  }

  private static Set<String> tags(String page) {
    return TAG.matcher(page)
        .results()
        .map(
            tag ->
                tag.group(1)
                    + ATTRIBUTE
                        .matcher(tag.group(2))
                        .results()
                        .map(a -> " " + (a.group(1) == null ? a.group(2) : a.group(1)))
                        .sorted()
                        .collect(Collectors.joining()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void markdown(String page) {
    for (String line : page.split("\n")) {
      String plain = line.replaceAll("`[^`]*`", "").replaceAll("\\\\[!-/:-@\\[-`{-~]", "");
      claim(!plain.contains("![") && !plain.contains("]("), "6 Markdown link: " + line);
      claim(!plain.matches(".*<[a-zA-Z/!].*"), "6 Markdown tag: " + line);
    }
  }

  private void csv(String table) {
    for (String line : table.split("\n")) {
      for (String cell : line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")) {
        String text = cell.startsWith("\"") ? cell.substring(1) : cell;
        claim(!text.matches("(?s)[=+@\t\r-].*") || text.matches("-?[0-9.]+"), "6 CSV: " + cell);
      }
    }
  }

  /* 8: what is kept holds the field as it was, and says that it spoke to a model. */
  private void audited(Path work, List<Attack> attacks, JsonNode report) {
    Set<String> kept = new TreeSet<>();
    AuditReader log = AuditReader.open(work.resolve("audit"));
    log.each(
        record ->
            log.payload(record, Payload.INPUTS)
                .ifPresent(bytes -> kept.addAll(names(new String(bytes, StandardCharsets.UTF_8)))));
    for (JsonNode alert : report.get("alerts")) {
      Set<String> here = names(alert.get("evidence").toString());
      arrived += here.size();
      claim(kept.containsAll(here), "8 not kept: " + here);
      JsonNode signals = alert.get("verdict").findValue("signals");
      seen += signals != null && !signals.isEmpty() ? here.size() : 0;
    }
    claim(names(report.toString()).size() <= attacks.size(), "8 more names than attacks");
  }

  private static Set<String> names(String text) {
    return NAME.matcher(text).results().map(m -> m.group()).collect(Collectors.toSet());
  }
}
