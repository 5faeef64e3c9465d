package io.redoubt.cli.alerts;

import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.event.port.CaseAction;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `redoubt alerts note`: a remark.
@Command(
    name = "note",
    mixinStandardHelpOptions = true,
    description = "Adds a note to an alert or incident.")
public final class AlertsNoteCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Clock clock;
  @Mixin private Decision decision;

  @Parameters(index = "1", paramLabel = "TEXT", description = "The note.")
  private String text = "";

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param clock the present
  public AlertsNoteCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    if (text.isBlank()) {
      throw new UsageError("A note has a text.");
    }
    String note = Decision.bounded(text, "The note");
    return decision.done(new CaseAction.What.Note(note), terminal, clock);
  }
}
