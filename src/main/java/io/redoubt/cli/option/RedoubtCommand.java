package io.redoubt.cli.option;

import io.redoubt.cli.terminal.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The `redoubt` command itself: help, version, and the way to the others.
@Command(
    name = "redoubt",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    header = "Analyses security logs with code that decides and a local model that may argue.",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "",
      "Point it at logs; it recognises the formats by itself:",
      "  redoubt analyze /var/log            what happened here?",
      "  redoubt analyze evtx/ --report r.html",
      "  redoubt parse auth.log | jq .       ECS documents, one per record",
      ""
    },
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0    done",
      "  1    an alert at or above --fail-on; no match; a rule test failed",
      "  2    wrong usage or configuration; results could not be written",
      "  3    some input could not be read to its end (results are still printed)",
      "  4    a model was required and is missing",
      "  5    integrity check failed",
      "  130  stopped by Ctrl-C (results so far are printed)"
    },
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n")
public final class RedoubtCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "auto, always or never (default: auto; NO_COLOR is respected).",
      scope = CommandLine.ScopeType.INHERIT)
  private String colour = "auto";

  @Option(
      names = "--no-color",
      description = "The same as --color never.",
      scope = CommandLine.ScopeType.INHERIT)
  private boolean noColour;

  /// Filled by picocli.
  public RedoubtCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /* The file was read before the options, whose defaults it gives: see ConfigurationFinder. */
  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Configuration file; none: read no file (see redoubt config).",
      scope = CommandLine.ScopeType.INHERIT)
  String config = "";

  /// When to colour: `auto`, `always` or `never`.
  public String colour() {
    return noColour ? "never" : colour;
  }
}
