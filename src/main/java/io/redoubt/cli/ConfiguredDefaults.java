package io.redoubt.cli;

import io.redoubt.config.Configuration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What an option is when it is not given: the configured value, where one was configured.
final class ConfiguredDefaults implements IDefaultValueProvider {
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
          Map.entry("--llm-allow-plaintext", "llm.allow-plaintext"),
          Map.entry("--llm-deadline", "llm.deadline"),
          Map.entry("--max-llm-calls", "llm.max-calls"),
          Map.entry("--redaction", "redaction.tier"));

  private final Configuration configuration;

  ConfiguredDefaults(Configuration configuration) {
    this.configuration = configuration;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (argument instanceof OptionSpec option) {
      String key = KEYS.get(option.longestName());
      return key == null ? null : configuration.given(key).orElse(null);
    }
    return null;
  }
}
