package io.redoubt.api.compat.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.api.compat.Mode;
import io.redoubt.api.compat.backend.BackendSettings;
import io.redoubt.api.compat.engine.EngineSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompatVariablesTest {
  @Test
  void withoutAnyTheDefaultsOfTheReferenceHold() {
    assertThat(read(Map.of(), CompatVariables.Own.NONE).engine())
        .isEqualTo(EngineSettings.STANDARD);
    assertThat(read(Map.of("LOCAL_LLM_API_KEY", "  "), CompatVariables.Own.NONE).backend())
        .isEqualTo(BackendSettings.STANDARD);
  }

  @Test
  void everyVariableCounts() {
    CompatSettings settings =
        read(
            Map.ofEntries(
                Map.entry("OLLAMA_BASE_URL", "http://o:1"),
                Map.entry("OLLAMA_MODEL", "m"),
                Map.entry("OLLAMA_TIMEOUT", "7"),
                Map.entry("DEBUG", "True"),
                Map.entry("API_PORT", "8000"),
                Map.entry("LOCAL_LLM_API_KEY", "k"),
                Map.entry("RATE_LIMIT_ENABLED", "off"),
                Map.entry("RATE_LIMIT_REQUESTS", "1"),
                Map.entry("RATE_LIMIT_WINDOW_SECONDS", "2"),
                Map.entry("MAX_DESCRIPTION_LENGTH", "3"),
                Map.entry("MAX_CONTEXT_LENGTH", "4"),
                Map.entry("MAX_PROMPT_LENGTH", "5"),
                Map.entry("MAX_FIELD_LENGTH", "6"),
                Map.entry("PORT", "3000"),
                Map.entry("SOC_API_KEY", " s "),
                Map.entry("RATE_LIMIT_MAX", "8"),
                Map.entry("RATE_LIMIT_WINDOW_MS", "9"),
                Map.entry("LOCAL_LLM_ENGINE_BASE_URL", "http://e/"),
                Map.entry("LOCAL_LLM_ENGINE_API_KEY", "x"),
                Map.entry("LOCAL_LLM_ENGINE_TIMEOUT_MS", "10"),
                Map.entry("PROVIDER_MODE", "None")),
            new CompatVariables.Own("strict", "10.0.0.0/8", "", "", "", ""));
    EngineSettings engine = settings.engine();
    assertThat(engine.ollama()).isEqualTo(new EngineSettings.Ollama("http://o:1", "m", 7));
    assertThat(engine.debug()).isTrue();
    assertThat(engine.key()).hasValueSatisfying(key -> assertThat(key.is("k")).isTrue());
    assertThat(engine.limit()).isEqualTo(new EngineSettings.Limit(false, 1, 2));
    assertThat(engine.lengths()).isEqualTo(new EngineSettings.Lengths(3, 4, 5, 6));
    assertThat(engine.trust().mode()).isEqualTo(Mode.STRICT);
    assertThat(engine.trust().peers().trusts("10.1.2.3")).isTrue();
    assertThat(engine.trust().peers().trusts("11.1.2.3")).isFalse();
    BackendSettings backend = settings.backend();
    assertThat(backend.key()).hasValueSatisfying(key -> assertThat(key.is("s")).isTrue());
    assertThat(backend.limit()).isEqualTo(new BackendSettings.Limit(8, 9));
    assertThat(backend.provider().present()).isFalse();
    assertThat(backend.provider().baseUrl()).contains("http://e");
    assertThat(backend.provider().timeoutMillis()).isEqualTo(10);
    assertThat(settings.enginePort()).hasValue(8000);
    assertThat(settings.backendPort()).hasValue(3000);
  }

  @Test
  void whatIsWrongIsNamed() {
    var read =
        CompatVariables.of(
            Map.of(
                "OLLAMA_TIMEOUT", "soon",
                "DEBUG", "perhaps",
                "OLLAMA_BASE_URL", "ftp://o",
                "LOCAL_LLM_ENGINE_BASE_URL", "file:///e"),
            new CompatVariables.Own("lax", "nobody", "", "", "", ""));
    assertThat(read)
        .isInstanceOfSatisfying(
            CompatVariables.Read.Wrong.class,
            wrong ->
                assertThat(wrong.problems())
                    .hasSize(6)
                    .anyMatch(p -> p.startsWith("OLLAMA_BASE_URL: `ftp://o`"))
                    .anyMatch(p -> p.startsWith("OLLAMA_TIMEOUT: `soon`"))
                    .anyMatch(p -> p.startsWith("REDOUBT_COMPAT: `lax`")));
  }

  @Test
  void showsNoKey() {
    assertThat(read(Map.of("LOCAL_LLM_API_KEY", "sesame"), CompatVariables.Own.NONE).toString())
        .doesNotContain("sesame");
  }

  private static CompatSettings read(Map<String, String> variables, CompatVariables.Own own) {
    if (CompatVariables.of(variables, own) instanceof CompatVariables.Read.Usable(var settings)) {
      return settings;
    }
    throw new AssertionError("not usable");
  }
}
