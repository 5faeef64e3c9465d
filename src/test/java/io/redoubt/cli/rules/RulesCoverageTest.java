package io.redoubt.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.testing.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCoverageTest {
  @TempDir private Path folder = Path.of("");

  private Path rules() throws IOException {
    return Files.writeString(
        folder.resolve("rules.yml"),
        """
        title: A tool that dumps passwords
        id: 0b8f1d3e-58a1-4b5b-9d62-0a6f3d8c1e11
        logsource: {product: windows, category: process_creation}
        detection: {selection: {Image|endswith: '\\dump.exe'}, condition: selection}
        level: high
        tags: [attack.credential-access, attack.t1003.001]
        ---
        title: A log that nobody has here
        id: 0b8f1d3e-58a1-4b5b-9d62-0a6f3d8c1e12
        logsource: {product: toaster, service: crumbs}
        detection: {selection: {EventID: 1}, condition: selection}
        level: high
        tags: [attack.t1486]
        ---
        title: No technique named
        id: 0b8f1d3e-58a1-4b5b-9d62-0a6f3d8c1e13
        logsource: {product: windows, category: process_creation}
        detection: {selection: {Image|endswith: '\\other.exe'}, condition: selection}
        level: low
        """);
  }

  private Run coverage(String... more) throws IOException {
    String[] args = new String[5 + more.length];
    System.arraycopy(
        new String[] {"rules", "coverage", "--rule-set", "none", "--rules=" + rules()},
        0,
        args,
        0,
        5);
    System.arraycopy(more, 0, args, 5, more.length);
    return Run.of(args);
  }

  @Test
  void namesTheTechniquesThatRulesCanTellOf() throws IOException {
    Run run = coverage();
    assertThat(run.code()).isEqualTo(Exit.OK);
    assertThat(run.out())
        .contains("credential-access: 1 technique\n")
        .containsPattern("T1003\\.001 +OS Credential Dumping: LSASS Memory +1 #")
        .contains("impact: no rule")
        .doesNotContain("T1486");
    assertThat(run.err())
        .contains(
            "1 technique covered; without a technique: 1 rule; without a log source here: 1 rule");
  }

  @Test
  void writesALayerForTheNavigator() throws IOException {
    Path file = folder.resolve("layer.json");
    assertThat(coverage("--navigator", file.toString()).code()).isEqualTo(Exit.OK);
    JsonNode layer = new ObjectMapper().readTree(Files.readString(file));
    assertThat(layer.at("/domain").asText()).isEqualTo("enterprise-attack");
    assertThat(layer.at("/versions/layer").asText()).isEqualTo("4.5");
    assertThat(layer.at("/techniques")).hasSize(1);
    assertThat(layer.at("/techniques/0/techniqueID").asText()).isEqualTo("T1003.001");
    assertThat(layer.at("/techniques/0/score").asInt()).isEqualTo(1);
    assertThat(layer.at("/techniques/0/comment").asText()).contains("dumps passwords");
  }

  @Test
  void replacesNoFileUnasked() throws IOException {
    Path file = Files.writeString(folder.resolve("layer.json"), "mine");
    Run refused = coverage("--navigator", file.toString());
    assertThat(refused.code()).isEqualTo(Exit.USAGE);
    assertThat(refused.err()).contains("layer.json").contains("--clobber");
    assertThat(file).hasContent("mine");
    assertThat(coverage("--navigator", file.toString(), "--clobber").code()).isEqualTo(Exit.OK);
  }

  @Test
  void leavesOutRulesBelowALevelOrOfAnotherStatus() throws IOException {
    assertThat(coverage("--rule-level", "critical").err()).contains("0 techniques covered");
    assertThat(coverage("--rule-status", "stable").err()).contains("0 techniques covered");
    assertThat(coverage("--rule-status", "stable,test").err()).contains("1 technique covered");
    Run wrong = coverage("--rule-status", "good");
    assertThat(wrong.code()).isEqualTo(Exit.USAGE);
    assertThat(wrong.err()).contains("good").contains("experimental");
  }

  @Test
  void placeholdersAreGivenInTheConfiguration() throws IOException {
    Path rule =
        Files.writeString(
            folder.resolve("placed.yml"),
            """
            title: On a server
            id: 0b8f1d3e-58a1-4b5b-9d62-0a6f3d8c1e14
            logsource: {product: windows, category: process_creation}
            detection: {selection: {Computer|expand: '%Servers%'}, condition: selection}
            level: high
            """);
    String[] lint = {"rules", "lint", "--rule-set", "none", "--rules", rule.toString(), "-c", ""};
    lint[7] = "none";
    assertThat(Run.of(lint).out()).contains("placed.yml:4:").contains("rules.placeholders.Servers");
    Path file = folder.resolve("redoubt.yaml");
    Files.writeString(file, "rules:\n  placeholders:\n    Servers: [srv*, app01]\n");
    lint[7] = file.toString();
    assertThat(Run.of(lint).code()).isEqualTo(Exit.OK);
  }

  @Test
  void lintNamesTechniquesThatAttackDoesNotHave() throws IOException {
    Path odd =
        Files.writeString(
            folder.resolve("odd.yml"),
            """
            title: A slip of the pen
            id: 0b8f1d3e-58a1-4b5b-9d62-0a6f3d8c1e14
            logsource: {product: windows, category: process_creation}
            detection: {selection: {Image|endswith: '\\odd.exe'}, condition: selection}
            level: high
            tags: [attack.t1003.099, attack.t1003.001]
            """);
    Run run = Run.of("rules", "lint", "--rule-set", "none", "--rules=" + odd);
    assertThat(run.code()).isEqualTo(Exit.OK);
    assertThat(run.out())
        .contains("odd.yml: warning: ATT&CK Enterprise has no technique T1003.099")
        .doesNotContain("T1003.001");
    assertThat(run.err()).contains("1 that name a technique ATT&CK does not have");
  }
}
