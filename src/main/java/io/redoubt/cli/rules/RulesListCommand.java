package io.redoubt.cli.rules;

import io.redoubt.cli.option.RuleOptions;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.Shadows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `redoubt rules list`: a line per rule.
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Prints a line per rule: level, id, techniques, title.")
public final class RulesListCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private RuleOptions rules;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  public RulesListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    LoadedRules loaded = rules.load(terminal);
    List<RuleLine> lines = RuleLine.of(loaded);
    Map<String, String> shadows = new HashMap<>();
    Shadows.of(loaded)
        .forEach(s -> shadows.put(s.rule().id(), "  (shadowed by " + s.by().id() + ")"));
    lines.forEach(
        line ->
            terminal
                .out()
                .println(Safe.text(line.row() + shadows.getOrDefault(line.info().id(), ""))));
    terminal
        .err()
        .println(
            lines.size()
                + " rules loaded, "
                + shadows.size()
                + " of them shadowed, "
                + loaded.skipped().size()
                + " not loaded");
    return Exit.OK;
  }
}
