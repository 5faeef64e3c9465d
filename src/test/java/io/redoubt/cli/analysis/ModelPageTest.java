package io.redoubt.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.cli.terminal.Exit;
import io.redoubt.llm.ServerKind;
import io.redoubt.testing.cli.Run;
import io.redoubt.testing.llm.Asked;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.llm.Fault;
import io.redoubt.testing.minds.Draft;
import io.redoubt.testing.minds.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody who distrusts models reads of one.
class ModelPageTest {
  private static final String INPUT = "samples/incident/web01/auth.log";
  private static final Pattern SHOWN =
      Pattern.compile("<h5>(?:system|user)</h5><pre>(.*?)</pre>", Pattern.DOTALL);
  private static final Pattern LEAD =
      Pattern.compile("<p class=\"lead\">(.*?)</p>", Pattern.DOTALL);

  @TempDir Path folder = Path.of("");

  private static String honest(Asked asked) {
    return Models.honestly(new Draft(asked.prompt(), asked.schema()));
  }

  private static String linking(Asked asked) {
    return new Draft(asked.prompt(), asked.schema())
        .put("summary", "Harmless, see http://evil.example/x and www.evil.example for more.")
        .toString();
  }

  private Run analyze(FakeModelServer server, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("analyze", INPUT, "--llm-url", server.url(), "--model", "phi4-mini"));
    args.addAll(List.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  private String page(FakeModelServer server, String format) throws IOException {
    Path file = folder.resolve("report." + format);
    Run run = analyze(server, "--report", file.toString());
    assertThat(run.code()).as(run.err()).isZero();
    return Files.readString(file);
  }

  private static String read(String html) {
    return html.replaceAll("<[^>]*>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#96;", "`")
        .replace("&#61;", "=")
        .replace("&amp;", "&");
  }

  @Test
  void thePageHoldsThePromptsCharacterForCharacter() throws IOException {
    try (var server = FakeModelServer.of(ServerKind.OLLAMA, ModelPageTest::honest)) {
      String html = page(server, "html");
      Matcher shown = SHOWN.matcher(html);
      int messages = 0;
      while (shown.find()) {
        String text = read(shown.group(1));
        assertThat(text).contains("\n").doesNotContain("\\n");
        assertThat(server.asked()).anyMatch(asked -> asked.prompt().contains(text));
        messages++;
      }
      assertThat(messages).isGreaterThanOrEqualTo(4);
      assertThat(html).contains("<span class=\"masked\">IP_EXT_1_N1</span>");
    }
  }

  @Test
  void theFirstSentencesOfAReportAreThoseOfCode() throws IOException {
    Path alone = folder.resolve("alone.html");
    Run.of("analyze", INPUT, "--llm", "off", "--report", alone.toString());
    try (var server = FakeModelServer.of(ServerKind.OLLAMA, ModelPageTest::honest)) {
      assertThat(lead(page(server, "html"))).isEqualTo(lead(Files.readString(alone)));
      assertThat(page(server, "md")).contains("\nModel: phi4-mini");
    }
  }

  private static String lead(String html) {
    Matcher found = LEAD.matcher(html);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void aStruckLinkIsNoLinkOnATerminal() {
    try (var server = FakeModelServer.of(ServerKind.OLLAMA, ModelPageTest::linking)) {
      assertThat(analyze(server).out())
          .contains("http[:]//evil.example")
          .doesNotContain("http://evil", "www.evil");
    }
  }

  @Test
  void theTerminalTellsUnderWhichDigestsAndVersionsTheModelWasAsked() {
    try (var server = FakeModelServer.of(ServerKind.OLLAMA, ModelPageTest::honest)) {
      assertThat(analyze(server, "--show-prompt", "A-1").out())
          .containsPattern("Digest +sha256:[0-9a-f]{64}")
          .containsPattern("Schema +v1 [0-9a-f]{12}")
          .containsPattern("Policy +merge/")
          .containsPattern("Masked +tier 2, map [0-9a-f]{24}")
          .contains("num_ctx 8192", "temperature 0");
    }
  }

  @Test
  void aModelThatIsBeingLoadedIsSaidToBe() {
    try (var server =
        FakeModelServer.of(ServerKind.LLAMA_CPP, ModelPageTest::honest, Fault.COLD_LOAD)) {
      assertThat(analyze(server, "--llm-deadline", "300ms").out().replaceAll("\\s+", " "))
          .contains("still being loaded");
    }
  }

  @Test
  void aPlaceInAReportIsNoIdInTheLogAndThatIsSaid() {
    String work = folder.resolve("w").toString();
    try (var server = FakeModelServer.of(ServerKind.OLLAMA, ModelPageTest::honest)) {
      analyze(server, "-w", work);
    }
    for (String command : List.of("show", "replay")) {
      Run run = Run.of("audit", command, "A-1", "-w", work);
      assertThat(run.code()).isEqualTo(Exit.USAGE);
      assertThat(run.err().replaceAll("\\s+", " ")).contains("A-1 counts within one report only");
    }
  }
}
