package io.redoubt.cli.rules;

import io.redoubt.cli.option.RuleOptions;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.detect.Detector;
import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.detect.sigma.read.RuleCase;
import io.redoubt.detect.sigma.read.RuleCases;
import io.redoubt.detect.sigma.rule.SigmaRule;
import io.redoubt.event.finding.RuleInfo;
import io.redoubt.pipeline.LineDetection;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `redoubt rules test`: runs the cases that lie beside rules.
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the cases of rules: for ssh.yml those of ssh.test.yml beside it, on which the rule",
      "must fire or stay silent. Exits with 1 when one does not.",
      "  redoubt rules test rules/linux"
    })
public final class RulesTestCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Rule files, or folders of rules with their cases.")
  private List<Path> paths = new ArrayList<>();

  private long cases;
  private long untested;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  public RulesTestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<String> failures = new ArrayList<>();
    List<Path> files = files();
    for (Path file : files) {
      failures.addAll(test(file));
    }
    failures.forEach(failure -> terminal.out().println(Safe.text(failure)));
    terminal
        .err()
        .println(
            files.size()
                + " rule files, "
                + cases
                + " cases, "
                + failures.size()
                + " failed, "
                + untested
                + " files without cases");
    return failures.isEmpty() ? Exit.OK : Exit.FOUND;
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new UsageError(path + ": no such file or folder.");
      }
      List<Path> rules;
      try (Stream<Path> found = Files.walk(path)) {
        rules = found.filter(Files::isRegularFile).filter(RuleLoader::isRule).sorted().toList();
      }
      if (rules.isEmpty()) { // a green test of nothing would be believed
        throw new UsageError(path + ": no rule file (.yml, .yaml) is there or below.");
      }
      files.addAll(rules);
    }
    return files;
  }

  private List<String> test(Path file) {
    Path beside = RuleCases.beside(file);
    if (!Files.exists(beside)) {
      untested++;
      return List.of();
    }
    LoadedRules loaded =
        new RuleLoader(SigmaTaxonomy.standard(), RuleOptions.placeholders(terminal.configuration()))
            .path(file)
            .load();
    List<String> failures = new ArrayList<>();
    loaded.skipped().forEach(skipped -> failures.add(RuleLoader.line(skipped)));
    try {
      List<RuleCase> read = RuleCases.read(beside);
      cases += read.size();
      LineDetection detection = new LineDetection(new Detector(loaded));
      failures.addAll(RuleCases.failures(alerting(loaded), read, detection::findings));
    } catch (IOException unreadable) {
      failures.add(String.valueOf(unreadable.getMessage()));
    }
    return failures;
  }

  private static List<RuleCases.Rule> alerting(LoadedRules loaded) {
    List<RuleInfo> infos = new ArrayList<>();
    loaded.rules().stream().filter(SigmaRule::alerts).map(SigmaRule::info).forEach(infos::add);
    loaded.correlations().forEach(rule -> infos.add(rule.info()));
    return infos.stream().map(info -> new RuleCases.Rule(info.id(), info.title())).toList();
  }
}
