package io.redoubt.cli;

import io.redoubt.config.Configuration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What an option is when it is not given: the configured value, where one was configured.
public final class ConfiguredDefaults implements IDefaultValueProvider {
  private static final Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("--workspace", "workspace"),
          Map.entry("--data-dir", "data-dir"),
          Map.entry("--rule-set", "rules.set"),
          Map.entry("--llm", "llm.use"),
          Map.entry("--llm-url", "llm.base-url"),
          Map.entry("--model", "llm.model"),
          Map.entry("--escalation-model", "llm.escalation-model"),
          Map.entry("--escalation-url", "llm.escalation-url"),
          Map.entry("--llm-samples", "llm.samples"),
          Map.entry("--llm-allow-plaintext", "llm.allow-plaintext"),
          Map.entry("--llm-deadline", "llm.deadline"),
          Map.entry("--max-llm-calls", "llm.max-calls"),
          Map.entry("--llm-level", "llm.level"),
          Map.entry("--redaction", "redaction.tier"),
          Map.entry("--role", "serve.role"),
          Map.entry("--host", "serve.host"),
          Map.entry("--port", "serve.port"),
          Map.entry("--listen", "serve.listen"),
          Map.entry("--tls-cert", "serve.tls-cert"),
          Map.entry("--tls-key", "serve.tls-key"),
          Map.entry("--tls-client-ca", "serve.tls-client-ca"),
          Map.entry("--insecure", "serve.insecure"),
          Map.entry("--rules", "rules.paths"),
          Map.entry("--rule-level", "rules.level"),
          Map.entry("--rule-status", "rules.status"),
          Map.entry("--assume-tz", "ingest.assume-tz"),
          Map.entry("--max-ingest-requests", "serve.max-ingest-requests"),
          Map.entry("--max-requests", "serve.max-requests"),
          Map.entry("--stop-within", "serve.stop-within"),
          Map.entry("--engine-url", "engine.url"),
          Map.entry("--log-format", "log.format"),
          Map.entry("--log-level", "log.level"));

  private final Configuration configuration;

  ConfiguredDefaults(Configuration configuration) {
    this.configuration = configuration;
  }

  /// Whether an option can be configured.
  public static boolean knows(String option) {
    return KEYS.containsKey(option);
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (argument instanceof OptionSpec option) {
      String key = KEYS.get(option.longestName());
      return key == null ? null : configuration.given(key).map(several(option)).orElse(null);
    }
    return null;
  }

  /* A list is on lines in the configuration, and on a command line between what the option says. */
  private static UnaryOperator<String> several(OptionSpec option) {
    return option.splitRegex().isEmpty()
        ? value -> value
        : value -> value.replace("\n", option.splitRegex());
  }
}
