package io.redoubt.cli.rules;

import io.redoubt.cli.option.RuleOptions;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.event.finding.RuleInfo;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `redoubt rules show`: what a rule is about.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Prints what a rule is about.")
public final class RulesShowCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Mixin private RuleOptions rules;

  @Parameters(
      paramLabel = "RULE",
      arity = "0..1",
      description = "Id or its beginning, title, or path.")
  private @Nullable String rule;

  @Option(names = "--id", paramLabel = "RULE", description = "The same, as an option.")
  private @Nullable String id;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  public RulesShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    String wanted = rule != null ? rule : id;
    if (wanted == null) {
      throw new UsageError("name a rule: its id or its beginning, its title, or its path.");
    }
    List<RuleLine> meant =
        RuleLine.of(rules.load(terminal)).stream().filter(line -> line.meant(wanted)).toList();
    if (meant.isEmpty()) {
      throw new UsageError(wanted + ": no such rule; 'redoubt rules list' names them.");
    }
    meant.forEach(this::print);
    return Exit.OK;
  }

  private void print(RuleLine line) {
    RuleInfo info = line.info();
    say("title", info.title());
    say("id", info.id());
    say("level", info.level().id());
    say("file", info.path());
    say("log source", line.source());
    say("techniques", String.join(" ", info.techniques()));
    say("tactics", String.join(" ", info.tactics()));
    say("about", info.description().strip());
    info.falsePositives().forEach(known -> say("harmless", known));
    terminal.out().println();
  }

  private void say(String name, String value) {
    if (!value.isEmpty()) {
      terminal.out().printf("%-11s %s%n", name, Safe.text(value));
    }
  }
}
