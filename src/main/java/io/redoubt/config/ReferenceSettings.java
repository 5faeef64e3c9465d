package io.redoubt.config;

import io.redoubt.config.Shape.Choice;
import io.redoubt.config.Shape.Switch;
import io.redoubt.config.Shape.Text;
import io.redoubt.config.Shape.Whole;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The settings of the reference system's wire: each is one of its variables, under the same name
/// and with the same default. Where a variable is given and can be read by both, the variable of
/// ours (`REDOUBT_REFERENCE_…`) counts before it, and it before the file.
public final class ReferenceSettings {
  private static final String STEM = "reference.";
  private static final Whole COUNT = new Whole(0, Integer.MAX_VALUE);

  private ReferenceSettings() {}

  static List<Setting> all() {
    return List.of(
        of("OLLAMA_TIMEOUT", COUNT, "60", "Seconds for one attempt at the model."),
        of("DEBUG", new Switch(), "false", "Echoed by /health; no other effect."),
        secret("LOCAL_LLM_API_KEY", "Key of the engine's callers; a secret."),
        of("RATE_LIMIT_ENABLED", new Switch(), "true", "Whether the engine limits callers."),
        of("RATE_LIMIT_REQUESTS", COUNT, "60", "Requests of a caller in a window."),
        of("RATE_LIMIT_WINDOW_SECONDS", COUNT, "60", "Seconds of a window."),
        of("MAX_DESCRIPTION_LENGTH", COUNT, "4000", "Code points of a description."),
        of("MAX_CONTEXT_LENGTH", COUNT, "4000", "Code points of context and summary."),
        of("MAX_PROMPT_LENGTH", COUNT, "8000", "Code points of a raw prompt."),
        of("MAX_FIELD_LENGTH", COUNT, "500", "Code points of every other field."),
        secret("SOC_API_KEY", "Key of the backend's callers; a secret."),
        of("RATE_LIMIT_MAX", COUNT, "60", "Requests of a caller of the backend in a window."),
        of("RATE_LIMIT_WINDOW_MS", COUNT, "60000", "Milliseconds of that window."),
        of(
            "LOCAL_LLM_ENGINE_TIMEOUT_MS",
            COUNT,
            "90000",
            "Milliseconds that an engine may take for the backend."),
        of(
            "PROVIDER_MODE",
            new Choice(List.of("auto", "local_security_engine", "none")),
            "auto",
            "Whether the backend has an engine."));
  }

  private static Setting of(String variable, Shape shape, String standard, String about) {
    return new Setting(key(variable), shape, standard, List.of(variable), false, about);
  }

  private static Setting secret(String variable, String about) {
    return new Setting(key(variable), new Text(), "", List.of(variable), true, about);
  }

  private static String key(String variable) {
    return STEM + variable.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /// The environment with what is configured in its variables' places, the engine elsewhere too.
  public static Map<String, String> over(
      Map<String, String> environment, Configuration configuration) {
    Map<String, String> all = new TreeMap<>(environment);
    all().forEach(setting -> put(setting.key(), setting.aliases().getFirst(), configuration, all));
    put("engine.url", "LOCAL_LLM_ENGINE_BASE_URL", configuration, all);
    put("engine.api-key", "LOCAL_LLM_ENGINE_API_KEY", configuration, all);
    configuration
        .given("engine.timeout")
        .map(text -> String.valueOf(Span.of(text).toMillis()))
        .ifPresent(millis -> all.putIfAbsent("LOCAL_LLM_ENGINE_TIMEOUT_MS", millis));
    return all;
  }

  private static void put(
      String key, String variable, Configuration configuration, Map<String, String> all) {
    configuration.given(key).ifPresent(value -> all.put(variable, value));
  }
}
