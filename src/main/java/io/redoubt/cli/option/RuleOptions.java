package io.redoubt.cli.option;

import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.config.Configuration;
import io.redoubt.config.Settings;
import io.redoubt.detect.Detector;
import io.redoubt.detect.RuleMeter;
import io.redoubt.detect.book.RuleChoice;
import io.redoubt.detect.book.RuleFilter;
import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.detect.sigma.read.Placeholders;
import io.redoubt.event.Severity;
import io.redoubt.guard.InstructionDetector;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/// Which rules take part: shared by `analyze`, `detect` and `rules`.
public final class RuleOptions {
  @Option(
      names = {"-r", "--rules"},
      paramLabel = "PATH",
      split = "\n",
      description = "A Sigma rule file or a folder of them, beside the core rules; repeatable.")
  List<String> rules = new ArrayList<>();

  @Option(
      names = "--rule-set",
      paramLabel = "SET",
      defaultValue = "core",
      description = "core: Redoubt's own rules (default); none: only those of --rules.")
  String ruleSet = "core";

  @Option(
      names = "--rule-level",
      paramLabel = "LEVEL",
      defaultValue = "informational",
      converter = Levels.class,
      description = "Use no rules below: informational (default), low, medium, high, critical.")
  Severity least = Severity.INFORMATIONAL;

  @Option(
      names = "--rule-status",
      paramLabel = "STATUS",
      split = ",",
      description = "Use only rules of this status: stable, test, experimental; repeatable.")
  List<String> statuses = new ArrayList<>();

  /// What was chosen.
  ///
  /// @throws UsageError when there is no such set or path
  public RuleChoice choice(Terminal terminal) {
    boolean core =
        switch (ruleSet) {
          case "core" -> true;
          case "none" -> false;
          default -> throw new UsageError("--rule-set " + ruleSet + ": there are core and none.");
        };
    List<Path> paths = rules.stream().map(RuleOptions::existing).toList();
    return new RuleChoice(
        core, paths, filter(), placeholders(terminal.configuration()), RuleCaching.of(terminal));
  }

  /// What the configuration says that placeholders of rules stand for.
  public static Placeholders placeholders(Configuration configuration) {
    Map<String, List<String>> values = new HashMap<>();
    configuration
        .below(Settings.PLACEHOLDERS)
        .forEach((name, lines) -> values.put(name, lines.lines().toList()));
    return new Placeholders(values);
  }

  private RuleFilter filter() {
    for (String status : statuses) {
      if (!RuleFilter.STATUSES.contains(status)) {
        throw new UsageError(
            "--rule-status "
                + status
                + ": there are "
                + String.join(", ", RuleFilter.STATUSES)
                + ".");
      }
    }
    return new RuleFilter(least, Set.copyOf(statuses));
  }

  /// The rules that the options choose, loaded.
  ///
  /// @throws UsageError when a path holds none
  public LoadedRules load(Terminal terminal) {
    RuleChoice chosen = choice(terminal);
    RuleLoader loader =
        new RuleLoader(SigmaTaxonomy.standard(), chosen.placeholders(), chosen.cache());
    if (chosen.core()) {
      loader.core();
    }
    chosen.paths().forEach(RuleOptions::withRules);
    chosen.paths().forEach(loader::path);
    LoadedRules loaded = loader.load();
    return loaded.without(chosen.filter().unwanted(loaded));
  }

  /// The same rules, ready to be run.
  public Detector detector(Terminal terminal) {
    return detector(terminal, Optional.empty());
  }

  /// The same rules, ready to be run and measured.
  ///
  /// @param meter where their cost is counted; empty: it is not
  public Detector detector(Terminal terminal, Optional<RuleMeter> meter) {
    boolean own = ruleSet.equals("core");
    return new Detector(
        load(terminal), own ? Optional.of(new InstructionDetector()) : Optional.empty(), meter);
  }

  /* Not of a service: rules may be put into its folder later. */
  private static void withRules(Path path) {
    try {
      if (!RuleLoader.holdsRules(path)) {
        throw new UsageError(
            "--rules "
                + path
                + ": no rule file (.yml, .yaml) is there or below; name a folder of Sigma rules.");
      }
    } catch (IOException unreadable) {
      return; // said, with its reason, when the rules are read
    }
  }

  private static Path existing(String given) {
    try {
      Path path = Path.of(given);
      if (Files.exists(path)) {
        return path;
      }
    } catch (InvalidPathException odd) {
      throw new UsageError("--rules " + given + ": not a path: " + odd.getReason());
    }
    throw new UsageError("--rules " + given + ": no such file or folder.");
  }
}
