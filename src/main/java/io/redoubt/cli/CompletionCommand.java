package io.redoubt.cli;

import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `redoubt completion`: prints a completion script for bash and zsh.
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {
      "Prints a completion script for bash and zsh.",
      "  source <(redoubt completion)"
    })
final class CompletionCommand implements Callable<Integer> {
  private final Terminal terminal;
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "SHELL",
      arity = "0..1",
      defaultValue = "bash",
      description = "bash (default) or zsh: one script serves both.")
  private String shell = "bash";

  CompletionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!shell.equals("bash") && !shell.equals("zsh")) {
      throw new UsageError("completion " + shell + ": there is a script for bash and zsh only.");
    }
    CommandLine root = spec.root().commandLine();
    terminal.out().print(AutoComplete.bash("redoubt", root));
    return Exit.OK;
  }
}
