package io.redoubt.api.compat.setup;

import io.redoubt.api.compat.Mode;
import io.redoubt.api.compat.Peers;
import io.redoubt.api.compat.Secret;
import io.redoubt.api.compat.backend.BackendSettings;
import io.redoubt.api.compat.engine.EngineSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Reads the variables that both services of the reference system know, under the same names and
/// with the same defaults. For one environment and one thread.
public final class CompatVariables {
  private static final Set<String> PROVIDERS = Set.of("", "auto", "local_security_engine", "none");

  private final Map<String, String> environment;
  private final Own own;
  private final List<String> problems = new ArrayList<>();

  private CompatVariables(Map<String, String> environment, Own own) {
    this.environment = environment;
    this.own = own;
  }

  /// Settings of ours beside them; an empty text: not given.
  ///
  /// @param mode `safe` or `strict`
  /// @param proxies addresses and networks whose word on callers counts, separated by commas
  /// @param enginePort a port for the engine alone
  /// @param backendPort a port for the backend alone
  /// @param baseUrl of Ollama
  /// @param model to ask
  public record Own(
      String mode,
      String proxies,
      String enginePort,
      String backendPort,
      String baseUrl,
      String model) {
    /// Nothing given.
    public static final Own NONE = new Own("", "", "", "", "", "");
  }

  /// What came of reading.
  public sealed interface Read {
    /// They can be used.
    record Usable(CompatSettings settings) implements Read {}

    /// They cannot.
    ///
    /// @param problems each with the variable and what it must be
    record Wrong(List<String> problems) implements Read {}
  }

  /// Reads them.
  public static Read of(Map<String, String> environment, Own own) {
    CompatVariables variables = new CompatVariables(environment, own);
    CompatSettings settings = variables.settings();
    return variables.problems.isEmpty()
        ? new Read.Usable(settings)
        : new Read.Wrong(List.copyOf(variables.problems));
  }

  private CompatSettings settings() {
    EngineSettings.Trust trust = new EngineSettings.Trust(mode(), peers());
    return new CompatSettings(
        engine(trust),
        backend(trust),
        port(own.enginePort(), "API_PORT"),
        port(own.backendPort(), "PORT"));
  }

  private Mode mode() {
    return switch (own.mode().strip().toLowerCase(Locale.ROOT)) {
      case "strict" -> Mode.STRICT;
      case "", "safe" -> Mode.SAFE;
      default -> {
        problems.add("REDOUBT_COMPAT: `" + own.mode() + "` is neither strict nor safe.");
        yield Mode.SAFE;
      }
    };
  }

  private Peers peers() {
    try {
      return Peers.of(own.proxies());
    } catch (IllegalArgumentException wrong) {
      problems.add("REDOUBT_COMPAT_TRUSTED_PROXIES: " + wrong.getMessage());
      return Peers.NONE;
    }
  }

  private EngineSettings engine(EngineSettings.Trust trust) {
    EngineSettings standard = EngineSettings.STANDARD;
    EngineSettings.Lengths lengths = standard.lengths();
    return new EngineSettings(
        new EngineSettings.Ollama(
            first(own.baseUrl(), address("OLLAMA_BASE_URL"), standard.ollama().baseUrl()),
            first(own.model(), text("OLLAMA_MODEL"), standard.ollama().model()),
            whole("OLLAMA_TIMEOUT", standard.ollama().timeoutSeconds())),
        flag("DEBUG", standard.debug()),
        Secret.of(text("LOCAL_LLM_API_KEY")),
        new EngineSettings.Limit(
            flag("RATE_LIMIT_ENABLED", true),
            whole("RATE_LIMIT_REQUESTS", standard.limit().requests()),
            whole("RATE_LIMIT_WINDOW_SECONDS", standard.limit().windowSeconds())),
        new EngineSettings.Lengths(
            whole("MAX_DESCRIPTION_LENGTH", lengths.description()),
            whole("MAX_CONTEXT_LENGTH", lengths.context()),
            whole("MAX_PROMPT_LENGTH", lengths.prompt()),
            whole("MAX_FIELD_LENGTH", lengths.field())),
        trust);
  }

  private BackendSettings backend(EngineSettings.Trust trust) {
    BackendSettings standard = BackendSettings.STANDARD;
    String url = address("LOCAL_LLM_ENGINE_BASE_URL").strip().replaceFirst("/$", "");
    boolean none = provider().equals("none");
    return new BackendSettings(
        Secret.of(text("SOC_API_KEY").strip()),
        new BackendSettings.Limit(
            whole("RATE_LIMIT_MAX", standard.limit().requests()),
            whole("RATE_LIMIT_WINDOW_MS", (int) standard.limit().windowMillis())),
        new BackendSettings.Provider(
            !none,
            Optional.of(url).filter(text -> !text.isEmpty()),
            Secret.of(text("LOCAL_LLM_ENGINE_API_KEY").strip()),
            whole("LOCAL_LLM_ENGINE_TIMEOUT_MS", (int) standard.provider().timeoutMillis())),
        trust);
  }

  private String provider() {
    String mode = text("PROVIDER_MODE").strip().toLowerCase(Locale.ROOT);
    if (!PROVIDERS.contains(mode)) {
      problems.add(
          "PROVIDER_MODE: `" + mode + "` is none of auto, local_security_engine and none.");
    }
    return mode;
  }

  private OptionalInt port(String given, String variable) {
    String text = first(given, text(variable), "").strip();
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    int port = number(variable, text, 0);
    if (port > 65_535) {
      problems.add(variable + ": `" + text + "` is no port.");
    }
    return OptionalInt.of(port);
  }

  private String text(String variable) {
    return environment.getOrDefault(variable, "");
  }

  /* A bare name or host:port is asked over http, as the reference's clients write them. */
  private String address(String variable) {
    String text = text(variable).strip();
    boolean web = text.startsWith("http://") || text.startsWith("https://");
    if (!web && text.contains("://")) {
      problems.add(variable + ": `" + text + "` is no http or https address.");
    }
    return text;
  }

  private static String first(String one, String other, String last) {
    return !one.isBlank() ? one : other.isBlank() ? last : other;
  }

  private int whole(String variable, int standard) {
    String text = text(variable).strip();
    return text.isEmpty() ? standard : number(variable, text, standard);
  }

  private int number(String variable, String text, int standard) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    problems.add(variable + ": `" + text + "` is no whole number from 0 on.");
    return standard;
  }

  private boolean flag(String variable, boolean standard) {
    return switch (text(variable).strip().toLowerCase(Locale.ROOT)) {
      case "" -> standard;
      case "true", "1", "yes", "on", "t", "y" -> true;
      case "false", "0", "no", "off", "f", "n" -> false;
      default -> {
        problems.add(variable + ": `" + text(variable) + "` is neither true nor false.");
        yield standard;
      }
    };
  }
}
