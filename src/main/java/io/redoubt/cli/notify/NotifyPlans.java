package io.redoubt.cli.notify;

import io.redoubt.cli.terminal.UsageError;
import io.redoubt.config.Configuration;
import io.redoubt.config.Configured;
import io.redoubt.config.NotifySettings;
import io.redoubt.config.Settings;
import io.redoubt.notify.plan.Plan;
import io.redoubt.notify.plan.PlanReader;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is configured of notification, as a plan. Stateless.
public final class NotifyPlans {
  /// What came of reading it.
  public sealed interface Read {
    /// It can be followed.
    record Usable(Plan plan) implements Read {}

    /// @param problems lines with their places, at least one
    record Wrong(List<String> problems) implements Read {
      /// Copies the list.
      public Wrong {
        problems = List.copyOf(problems);
      }
    }
  }

  private NotifyPlans() {}

  /// Reads it.
  public static Read of(Configuration configuration) {
    Map<String, String> values = new LinkedHashMap<>();
    Map<String, String> places = new LinkedHashMap<>();
    for (Configured value : configuration.all()) {
      if (value.key().startsWith(NotifySettings.STEM) && !value.value().isEmpty()) {
        String key = value.key().substring(NotifySettings.STEM.length());
        values.put(key, value.value());
        places.put(key, value.origin().words());
      }
    }
    return switch (PlanReader.read(values)) {
      case PlanReader.Read.Usable(Plan plan) -> new Read.Usable(plan);
      case PlanReader.Read.Wrong(var faults) ->
          new Read.Wrong(
              faults.stream()
                  .map(
                      fault ->
                          places.getOrDefault(fault.key(), "notify")
                              + ": "
                              + NotifySettings.STEM
                              + fault.key()
                              + ": "
                              + fault.text())
                  .toList());
    };
  }

  /// What messages go through.
  public static Redactor redactor(Configuration configuration, SecureRandom random) {
    return redactor(policy(configuration), random);
  }

  /// What messages go through, with a key of its own.
  public static Redactor redactor(RedactionPolicy policy, SecureRandom random) {
    byte[] key = new byte[Redactor.KEY_BYTES];
    random.nextBytes(key);
    return new Redactor(policy, key);
  }

  /// What happens to fields in messages. Fields that somebody allowed to a model of his own are not
  /// thereby allowed to others: only what makes the standard stricter counts here.
  public static RedactionPolicy policy(Configuration configuration) {
    Map<String, String> stricter =
        new LinkedHashMap<>(configuration.below(Settings.REDACTION_FIELDS));
    stricter.values().removeIf("allowed"::equals);
    return RedactionPolicy.of(stricter);
  }

  /// The plan.
  ///
  /// @throws UsageError naming all that is wrong
  static Plan needed(Configuration configuration) {
    return switch (of(configuration)) {
      case Read.Usable(Plan plan) -> plan;
      case Read.Wrong(var problems) -> throw new UsageError(String.join("\nredoubt: ", problems));
    };
  }
}
