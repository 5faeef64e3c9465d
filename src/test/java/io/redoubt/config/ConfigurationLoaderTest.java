package io.redoubt.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where values come from, and what is said of wrong ones.
class ConfigurationLoaderTest {
  @TempDir Path folder = Path.of("");

  private ConfigurationLoader.Loaded load(String yaml, Map<String, String> environment)
      throws IOException {
    Path file = Files.writeString(folder.resolve("redoubt.yaml"), yaml);
    return new ConfigurationLoader(environment, folder.resolve("absent")).load(file.toString());
  }

  private Configuration usable(String yaml, Map<String, String> environment) throws IOException {
    return load(yaml, environment) instanceof ConfigurationLoader.Loaded.Usable(var usable, _)
        ? usable
        : Configuration.standard();
  }

  private List<String> problems(String yaml, Map<String, String> environment) throws IOException {
    return load(yaml, environment) instanceof ConfigurationLoader.Loaded.Broken(var problems)
        ? problems.stream().map(p -> p.toString().replace(folder + "/", "")).toList()
        : List.of();
  }

  @Test
  void aVariableStandsAboveTheFileAndTheFileAboveTheDefault() throws IOException {
    String yaml = "llm:\n  model: mistral\n  max-calls: 7\n";
    Configuration of = usable(yaml, Map.of("REDOUBT_LLM_MODEL", "phi4-mini", "OLLAMA_MODEL", "x"));
    assertThat(of.given("llm.model")).contains("phi4-mini");
    assertThat(of.given("llm.max-calls")).contains("7");
    assertThat(of.given("llm.deadline")).isEmpty();
    assertThat(of.all().stream().filter(v -> v.key().equals("llm.deadline")).findFirst())
        .map(Configured::value)
        .contains("45s");
  }

  @Test
  void aForeignVariableCountsWhenOursIsAbsent() throws IOException {
    assertThat(usable("", Map.of("OLLAMA_MODEL", "llama3.1:8b")).given("llm.model"))
        .contains("llama3.1:8b");
    assertThat(problems("", Map.of("OLLAMA_BASE_URL", "not an address"))).isEmpty();
  }

  @Test
  void aSettingWhoseNameEndsWithFileIsNoFileOfASecret() throws IOException {
    Map<String, String> environment =
        Map.of("REDOUBT_WAZUH_ENRICHMENT_FILE", "/ossec/answers.json");
    Configuration of = usable("wazuh:\n  enrichment-file: other.json\n", environment);
    assertThat(of.given("wazuh.enrichment-file")).contains("/ossec/answers.json");
  }

  @Test
  void everyProblemIsNamedAtOnceWithItsPlaceAndRemedy() throws IOException {
    String yaml =
        """
        llm:
          modell: phi4-mini
          deadline: soon
        redaction:
          tier: 9
          fields:
            user.name: hidden
        """;
    assertThat(problems(yaml, Map.of("REDOUBT_LLM_MAX_CALLS", "-1")))
        .containsExactly(
            "redoubt.yaml:2:11: there is no setting \"llm.modell\". Did you mean llm.model? All of"
                + " them: redoubt config show.",
            "redoubt.yaml:3:13: llm.deadline: \"soon\" is no time such as 45s, 500ms or 2m.",
            "redoubt.yaml:5:9: redaction.tier: \"9\" is not a whole number from 1 to 3.",
            "redoubt.yaml:7:16: redaction.fields.user.name: \"hidden\" is none of allowed,"
                + " pseudonymised, dropped.",
            "REDOUBT_LLM_MAX_CALLS: llm.max-calls: \"-1\" is not a whole number from 0 to"
                + " 1000000.");
  }

  @Test
  void anUnknownVariableWithOurPrefixIsAnError() throws IOException {
    assertThat(problems("", Map.of("REDOUBT_LLM_MODLE", "x", "REDOUBT_TTY", "out")))
        .containsExactly(
            "REDOUBT_LLM_MODLE: there is no such setting. Did you mean REDOUBT_LLM_MODEL?");
  }

  @Test
  void aSettingGivenTwiceIsAnError() throws IOException {
    assertThat(problems("llm:\n  use: off\nllm.use: auto\n", Map.of()))
        .containsExactly(
            "redoubt.yaml:3:10: \"llm.use\" stands already at redoubt.yaml:2:8; keep one.");
  }

  @Test
  void brokenYamlListsAndAbsentFilesAreSaid() throws IOException {
    assertThat(problems("llm: [", Map.of())).singleElement().asString().contains("not YAML");
    assertThat(problems("llm: [a, b]", Map.of())).singleElement().asString().contains("one value");
    assertThat(problems("- a", Map.of())).singleElement().asString().contains("the file must be");
    assertThat(
            new ConfigurationLoader(Map.of(), folder.resolve("absent"))
                .load(folder.resolve("no.yaml").toString()))
        .isInstanceOfSatisfying(
            ConfigurationLoader.Loaded.Broken.class,
            broken ->
                assertThat(broken.problems().getFirst().text()).contains("redoubt config init"));
  }

  @Test
  void aSecretIsReadFromItsFileAndNeverShown() throws IOException {
    Files.writeString(folder.resolve("key"), "s3cr3t-value\n");
    Configuration of = usable("llm:\n  api-key-file: key\n", Map.of());
    assertThat(of.given("llm.api-key")).contains("s3cr3t-value");
    assertThat(of.all().toString()).doesNotContain("s3cr3t-value").contains("(secret, set)");
    assertThat(problems("llm:\n  base-url: http://me:s3cr3t@host\n", Map.of()))
        .singleElement()
        .asString()
        .contains("holds a password")
        .doesNotContain("s3cr3t");
  }

  @Test
  void theUsersFileIsFoundBeforeTheSystems() throws IOException {
    Path system = Files.writeString(folder.resolve("system.yaml"), "llm:\n  model: a\n");
    Path own = Files.createDirectories(folder.resolve("home/.config/redoubt"));
    Map<String, String> home = Map.of("HOME", folder.resolve("home").toString());
    assertThat(file(system, home)).contains(system);
    Files.writeString(own.resolve("redoubt.yaml"), "llm:\n  model: b\n");
    assertThat(file(system, home)).contains(own.resolve("redoubt.yaml"));
    assertThat(file(system, Map.of("REDOUBT_CONFIG", "none"))).isEmpty();
  }

  private static Optional<Path> file(Path system, Map<String, String> environment) {
    return new ConfigurationLoader(environment, system).load(null)
            instanceof ConfigurationLoader.Loaded.Usable(_, var read)
        ? read
        : Optional.empty();
  }
}
