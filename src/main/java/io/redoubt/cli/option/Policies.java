package io.redoubt.cli.option;

import io.redoubt.config.Configuration;
import io.redoubt.config.Settings;
import io.redoubt.config.Span;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.pool.HourBudget;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.triage.evidence.RawLines;
import java.time.Duration;

/// Policies as configured.
public final class Policies {
  private Policies() {}

  /// What may be asked within an hour; unbounded unless configured.
  public static HourBudget hour(Configuration configuration, Ticker ticker) {
    int calls = configuration.given("llm.calls-per-hour").map(Integer::parseInt).orElse(0);
    Duration time = configuration.given("llm.time-per-hour").map(Span::of).orElse(Duration.ZERO);
    return new HourBudget(calls, time, ticker);
  }

  /// The rules of redaction that the configuration states.
  public static RedactionPolicy redaction(Configuration configuration) {
    return RedactionPolicy.of(configuration.below(Settings.REDACTION_FIELDS));
  }

  /// Makes evidence of records in which redaction can find again what those rules withhold.
  public static RawLines raw(Configuration configuration) {
    return new RawLines(redaction(configuration).withheld());
  }
}
