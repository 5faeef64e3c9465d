package io.redoubt.api.compat.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.config.Configuration;
import io.redoubt.config.ConfigurationLoader;
import io.redoubt.config.ReferenceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every variable of the reference system's wire, given in each way.
class ReferenceSettingsTest {
  @TempDir private Path folder = Path.of("");

  private static Configuration load(Map<String, String> environment, String file) {
    ConfigurationLoader loader = new ConfigurationLoader(environment, Path.of("/nowhere/x.yaml"));
    return switch (loader.load(file)) {
      case ConfigurationLoader.Loaded.Usable(var configuration, _) -> configuration;
      case ConfigurationLoader.Loaded.Broken(var problems) ->
          throw new AssertionError(problems.toString());
    };
  }

  private static CompatSettings read(Map<String, String> environment, Configuration configured) {
    CompatVariables.Own own =
        new CompatVariables.Own(
            "",
            "",
            configured.given("compat-engine-port").orElse(""),
            configured.given("compat-backend-port").orElse(""),
            configured.given("llm.base-url").orElse(""),
            configured.given("llm.model").orElse(""));
    return switch (CompatVariables.of(ReferenceSettings.over(environment, configured), own)) {
      case CompatVariables.Read.Usable(var settings) -> settings;
      case CompatVariables.Read.Wrong(var problems) ->
          throw new AssertionError(problems.toString());
    };
  }

  @ParameterizedTest
  @CsvSource({
    "OLLAMA_BASE_URL, llm.base-url, http://127.0.0.1:9",
    "OLLAMA_MODEL, llm.model, other:1b",
    "OLLAMA_TIMEOUT, reference.ollama-timeout, 7",
    "DEBUG, reference.debug, true",
    "API_PORT, compat-engine-port, 8000",
    "LOCAL_LLM_API_KEY, reference.local-llm-api-key, secret-of-the-engine",
    "RATE_LIMIT_ENABLED, reference.rate-limit-enabled, false",
    "RATE_LIMIT_REQUESTS, reference.rate-limit-requests, 7",
    "RATE_LIMIT_WINDOW_SECONDS, reference.rate-limit-window-seconds, 7",
    "MAX_DESCRIPTION_LENGTH, reference.max-description-length, 7",
    "MAX_CONTEXT_LENGTH, reference.max-context-length, 7",
    "MAX_PROMPT_LENGTH, reference.max-prompt-length, 7",
    "MAX_FIELD_LENGTH, reference.max-field-length, 7",
    "PORT, compat-backend-port, 3000",
    "SOC_API_KEY, reference.soc-api-key, secret-of-the-backend",
    "RATE_LIMIT_MAX, reference.rate-limit-max, 7",
    "RATE_LIMIT_WINDOW_MS, reference.rate-limit-window-ms, 7",
    "LOCAL_LLM_ENGINE_BASE_URL, engine.url, http://127.0.0.1:9",
    "LOCAL_LLM_ENGINE_API_KEY, engine.api-key, secret-for-the-engine",
    "LOCAL_LLM_ENGINE_TIMEOUT_MS, reference.local-llm-engine-timeout-ms, 7",
    "PROVIDER_MODE, reference.provider-mode, none"
  })
  void isTheSameByItsNameByOursAndInTheFile(String variable, String key, String value)
      throws IOException {
    CompatSettings nothing = read(Map.of(), load(Map.of(), "none"));
    String ours = "REDOUBT_" + key.toUpperCase(java.util.Locale.ROOT).replaceAll("[.-]", "_");
    int dot = key.indexOf('.');
    String yaml =
        dot < 0
            ? key + ": " + value + "\n"
            : key.substring(0, dot) + ":\n  " + key.substring(dot + 1) + ": " + value + "\n";
    Path file = Files.writeString(folder.resolve("redoubt.yaml"), yaml);
    CompatSettings told = read(Map.of(variable, value), load(Map.of(variable, value), "none"));
    assertThat(told.toString()).isNotEqualTo(nothing.toString());
    assertThat(read(Map.of(), load(Map.of(ours, value), "none")).toString())
        .isEqualTo(told.toString());
    assertThat(read(Map.of(), load(Map.of(), file.toString())).toString())
        .isEqualTo(told.toString());
    assertThat(told.toString()).doesNotContain("secret-");
  }

  @Test
  void aVariableOfAnotherProgramThatCannotBeReadStopsTheServiceAlone() {
    Map<String, String> odd = Map.of("OLLAMA_TIMEOUT", "soon", "PROVIDER_MODE", "cloud");
    Configuration configured = load(odd, "none");
    assertThat(
            CompatVariables.of(ReferenceSettings.over(odd, configured), CompatVariables.Own.NONE))
        .isEqualTo(
            new CompatVariables.Read.Wrong(
                List.of(
                    "OLLAMA_TIMEOUT: `soon` is no whole number from 0 on.",
                    "PROVIDER_MODE: `cloud` is none of auto, local_security_engine and none.")));
  }
}
