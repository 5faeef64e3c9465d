package io.redoubt.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.audit.AuditReader;
import io.redoubt.audit.entry.Payload;
import io.redoubt.llm.ServerKind;
import io.redoubt.testing.Canaries;
import io.redoubt.testing.Canaries.Canary;
import io.redoubt.testing.CanaryLogs;
import io.redoubt.testing.CanaryLogs.Planted;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import io.redoubt.testing.Windows6;
import io.redoubt.testing.cli.Run;
import io.redoubt.testing.llm.Asked;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.llm.Seen;
import io.redoubt.testing.minds.Draft;
import io.redoubt.testing.minds.Models;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// T6 on the socket: planted values go through parsers, rules, evidence and prompt, and what counts
/// is the bytes that arrive at the model server, and what is kept and shown of them.
@Order(1) // long: begins first
class CanaryOnTheWireTest {
  private static final long SEED = 20_261_121;
  private static final int RUN = 1_350;

  /* No answer counts as late, however busy the machine is. */
  private static final String PATIENT = "600m";
  private static final Pattern MARK = Pattern.compile("~[0-9a-f]{4}");
  private static final Pattern NONCE =
      Pattern.compile("(?i)(?:nonce|repeat this word)[\"\\\\: ]{1,6}[A-Z0-9]{6}");
  private static final Pattern FENCE =
      Pattern.compile("(?<![0-9A-F])[0-9a-f]{32}(?![0-9A-Za-z])|\\[secret [a-z0-9-]{1,60}(?:]|…)");
  private static final Pattern DIGEST =
      Pattern.compile("[0-9a-f]{16,64}|[A-Za-z0-9+/]{43,88}={0,2}");
  private static final Pattern PLANTED = Pattern.compile("(?:vv|ww)(?:[a-z]{2}){5}");

  @TempDir private Path folder = Path.of("");

  private final Map<String, String> leaks = new TreeMap<>();
  private Set<String> known = Set.of();
  private int arrived;

  @Test
  void noPlantedValueReachesTheSocket() throws IOException {
    campaign(2_700, false);
    assertThat(arrived).as("cases whose text arrived").isGreaterThanOrEqualTo(2_000);
  }

  /// `-Dredoubt.canaries=60000`: so many cases at most, in random order.
  @Test
  @Tag("campaign")
  void noPlantedValueReachesTheSocketInAnyCase() throws IOException {
    campaign(Integer.getInteger("redoubt.canaries", 60_000), true);
  }

  private void campaign(int most, boolean whole) throws IOException {
    List<Canary> all = new ArrayList<>(Canaries.secrets(10, new Random(SEED)));
    all.addAll(Canaries.identifiers(600, new Random(SEED)));
    Map<String, Set<String>> fixed = fixed(all);
    Collections.shuffle(all, new Random(SEED));
    List<Canary> cases = all.subList(0, Math.min(most, all.size()));
    known = new HashSet<>(Windows6.ofForms("CommandLine command_line"));
    known.addAll(
        Windows6.ofForms(asked(List.of(plain()), "2", folder.resolve("plain")).getFirst()));
    for (int from = 0; from < cases.size(); from += RUN) {
      List<Canary> share = cases.subList(from, Math.min(cases.size(), from + RUN));
      for (String tier : whole || from == 0 ? List.of("1", "2") : List.of("2")) {
        Path here = Files.createDirectories(folder.resolve(tier + "-" + from));
        CanaryLogs logs = new CanaryLogs(share);
        logs.write(here);
        run(logs, tier, here, fixed);
      }
    }
    Figures.report("canaries: planted into log lines", String.valueOf(cases.size()), "none");
    Figures.report(
        "canaries: text around them seen on the socket", String.valueOf(arrived), "none");
    leaks.forEach((where, what) -> System.out.println("LEAK " + where + ": " + what));
    Figures.report("canaries: leaks", String.valueOf(leaks.size()), "0");
    assertThat(leaks.keySet()).as("seed %d", SEED).isEmpty();
  }

  private static Canary plain() {
    return new Canary("none", "plain", "nothing to see here", List.of(), List.of());
  }

  private static String honest(Asked asked) {
    return Models.honestly(new Draft(asked.prompt(), asked.schema()));
  }

  private List<String> asked(List<Canary> canaries, String tier, Path here) throws IOException {
    CanaryLogs logs = new CanaryLogs(canaries);
    logs.write(Files.createDirectories(here));
    try (var server = FakeModelServer.of(ServerKind.OLLAMA, CanaryOnTheWireTest::honest)) {
      analyze(server, tier, here);
      return server.asked().stream().map(Asked::prompt).toList();
    }
  }

  private static Run analyze(FakeModelServer server, String tier, Path here, String... more) {
    List<String> args = new ArrayList<>(List.of("analyze", here.resolve("logs").toString(), "-q"));
    args.addAll(List.of("--rule-set", "none", "--rules", here.resolve("rules").toString()));
    args.addAll(List.of("--llm-url", server.url(), "--model", "phi4-mini"));
    args.addAll(List.of("--redaction", tier, "--max-llm-calls", "1000000"));
    args.addAll(List.of("--llm", "required", "--llm-deadline", PATIENT));
    args.addAll(List.of("--clobber", "-w", here.resolve("w").toString()));
    args.addAll(List.of(more));
    Run run = Run.of(args.toArray(String[]::new));
    assertThat(run.code()).as("%s%s", run.err(), run.out()).isZero();
    return run;
  }

  private void run(CanaryLogs logs, String tier, Path here, Map<String, Set<String>> fixed)
      throws IOException {
    Path html = here.resolve("report.html");
    try (var server = FakeModelServer.of(ServerKind.OLLAMA, CanaryOnTheWireTest::honest)) {
      Run run = analyze(server, tier, here, "--report", html.toString());
      Map<Planted, Set<String>> pieces = pieces(logs.planted(), fixed);
      Set<String> around = Windows6.ofForms(logs.around());
      pieces.values().forEach(telling -> telling.removeAll(around));
      Map<String, List<Planted>> owners = owners(pieces);
      // The number of its port is drawn by chance: with the next letter it is a piece of some
      // value.
      for (Seen seen : server.seen()) {
        String head = new String(seen.head(), StandardCharsets.ISO_8859_1);
        String wire = head.replace(server.url().substring("http://".length()), "") + seen.text();
        look("socket, tier " + tier, wire, owners, among(wire));
      }
      arrived += tier.equals("2") ? arrivals(server.asked(), logs.planted()) : 0;
      look("standard error", run.err(), owners, _ -> true);
      look("HTML, what the model saw", seenInHtml(Files.readString(html)), owners, _ -> true);
      kept(here.resolve("w"), owners);
      if (tier.equals("2")) {
        Run shown = analyze(server, tier, here, "--show-prompt", "A-1");
        byte[] all = (shown.out() + shown.err()).getBytes(StandardCharsets.ISO_8859_1);
        look("--show-prompt", undigested(all), owners, _ -> true);
      }
    }
  }

  /* Those of which at least one neighbour is there; all, where none can be. */
  private static Predicate<Planted> among(String text) {
    Set<String> words = words(text);
    return p -> words.isEmpty() || words.contains(p.before()) || words.contains(p.after());
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    PLANTED.matcher(text).results().forEach(m -> words.add(m.group()));
    return words;
  }

  private static int arrivals(List<Asked> asked, List<Planted> planted) {
    Set<String> words = new HashSet<>();
    asked.forEach(one -> words.addAll(words(one.prompt())));
    return (int)
        planted.stream()
            .filter(p -> words.contains(p.before()) && words.contains(p.after()))
            .count();
  }

  private static String seenInHtml(String html) {
    StringBuilder out = new StringBuilder();
    Pattern.compile("<pre[^>]*>(.*?)</pre>", Pattern.DOTALL)
        .matcher(html)
        .results()
        .forEach(m -> out.append(m.group(1)).append('\n'));
    return out.toString()
        .replaceAll("<[^>]*>", "")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#61;", "=")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  /* The workspace keeps the evidence and the stand-ins for its holder, as payloads of their own
  that can be purged; everything else is as clean as the prompt. */
  private void kept(Path workspace, Map<String, List<Planted>> owners) throws IOException {
    for (Path file : Corpus.files(workspace)) {
      if (!file.toString().contains("payload")) {
        byte[] bytes = Files.readAllBytes(file);
        look("file " + file.getFileName(), undigested(bytes), owners, _ -> true);
      }
    }
    AuditReader log = AuditReader.open(workspace.resolve("audit"));
    log.each(
        record -> {
          for (String name : List.of(Payload.PROMPT, Payload.RESPONSE)) {
            log.payload(record, name)
                .ifPresent(
                    b -> look(name, new String(b, StandardCharsets.UTF_8), owners, _ -> true));
          }
        });
  }

  /* Digests, signatures and random names hold any six characters by chance. */
  private static String undigested(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return DIGEST.matcher(text).replaceAll(" ");
  }

  private void look(
      String where, String text, Map<String, List<Planted>> owners, Predicate<Planted> there) {
    String fresh = NONCE.matcher(text).replaceAll(" ");
    String unmarked = MARK.matcher(PLANTED.matcher(fresh).replaceAll(" ")).replaceAll(" ");
    String bare = FENCE.matcher(unmarked).replaceAll(" ");
    Windows6.eachOfForms(
        bare,
        piece -> {
          for (Planted planted : owners.getOrDefault(piece, List.of())) {
            if (there.test(planted) && !known.contains(piece)) {
              Canary canary = planted.canary();
              leaks.put(
                  canary.kind() + " " + canary.spelling() + " " + planted.shape() + " " + where,
                  piece + " in " + around(bare, piece) + " of " + canary.line());
            }
          }
        });
  }

  /* Whose each piece is. */
  private static Map<String, List<Planted>> owners(Map<Planted, Set<String>> pieces) {
    Map<String, List<Planted>> owners = new HashMap<>();
    pieces.forEach(
        (planted, telling) ->
            telling.forEach(
                piece -> owners.computeIfAbsent(piece, _ -> new ArrayList<>(1)).add(planted)));
    return owners;
  }

  private static String around(String text, String piece) {
    String shown = text;
    int at = shown.toLowerCase(Locale.ROOT).indexOf(piece);
    if (at < 0) {
      shown = text.replaceAll("\\s+", "");
      at = shown.toLowerCase(Locale.ROOT).indexOf(piece);
    }
    return at < 0
        ? "(decoded)"
        : shown.substring(Math.max(0, at - 80), Math.min(shown.length(), at + 80));
  }

  /* Pieces that stand in other values of the kind are part of its form and tell nothing. */
  private static Map<Planted, Set<String>> pieces(
      List<Planted> planted, Map<String, Set<String>> fixed) {
    Map<Planted, Set<String>> pieces = new HashMap<>();
    for (Planted one : planted) {
      Set<String> telling = new HashSet<>();
      one.canary().values().forEach(value -> telling.addAll(Windows6.of(value)));
      telling.removeIf(piece -> piece.chars().filter(Character::isLetterOrDigit).count() < 5);
      telling.removeIf(piece -> piece.chars().distinct().count() < 3);
      telling.removeAll(fixed.getOrDefault(one.canary().kind(), Set.of()));
      pieces.put(one, telling);
    }
    return pieces;
  }

  private static Map<String, Set<String>> fixed(List<Canary> all) {
    Map<String, Set<String>> fixed = new HashMap<>();
    Map<String, Map<String, String>> owners = new HashMap<>();
    for (Canary canary : all) {
      if (canary.spelling().equals("plain")) {
        Map<String, String> seen = owners.computeIfAbsent(canary.kind(), _ -> new HashMap<>());
        String value = canary.values().getFirst();
        for (String piece : Windows6.of(value)) {
          if (!value.equals(seen.computeIfAbsent(piece, _ -> value))) {
            fixed.computeIfAbsent(canary.kind(), _ -> new HashSet<>()).add(piece);
          }
        }
      }
    }
    return fixed;
  }
}
