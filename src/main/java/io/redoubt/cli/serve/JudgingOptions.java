package io.redoubt.cli.serve;

import io.redoubt.cli.option.Expectations;
import io.redoubt.cli.option.RuleOptions;
import io.redoubt.cli.option.ZoneOption;
import io.redoubt.cli.serve.Serving.Judging;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.config.Configuration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// By which rules the service judges, how it reads times, and how much it takes from each key.
final class JudgingOptions {
  @Mixin private RuleOptions rules;
  @Mixin private ZoneOption zone;

  @Option(
      names = "--max-ingest-requests",
      paramLabel = "N",
      defaultValue = "120000",
      description = "Requests with records a minute and key (default: 120000).")
  private int records = Judging.STANDARD.records();

  @Option(
      names = "--max-requests",
      paramLabel = "N",
      defaultValue = "3000",
      description = "Other requests a minute and key (default: 3000).")
  private int others = Judging.STANDARD.others();

  Judging judging(Terminal terminal) {
    Configuration configuration = terminal.configuration();
    if (records < 1 || others < 1) {
      throw new UsageError("--max-ingest-requests and --max-requests are at least 1.");
    }
    return new Judging(
        rules.choice(terminal),
        Optional.ofNullable(zone.zone()),
        Expectations.of(configuration),
        records,
        others);
  }
}
