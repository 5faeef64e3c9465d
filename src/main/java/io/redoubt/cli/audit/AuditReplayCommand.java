package io.redoubt.cli.audit;

import io.redoubt.audit.AuditReader;
import io.redoubt.audit.entry.AuditRecord;
import io.redoubt.audit.replay.Difference;
import io.redoubt.audit.replay.Rebuild;
import io.redoubt.audit.replay.Replay;
import io.redoubt.cli.option.AuditFolder;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `redoubt audit replay`: does the same input still give the same verdict?
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a recorded verdict again from its stored inputs, without asking any model: builds"
          + " each",
      "prompt anew, takes the stored answers through reading, check and policy, and compares",
      "prompts and verdict with what the log holds, byte for byte. Exits with 5 when something",
      "differs, and says what.",
      "  redoubt audit replay A-1f3c -w DIR"
    })
public final class AuditReplayCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<Rebuild> rebuild;
  @Mixin private AuditFolder folder;

  @Parameters(
      paramLabel = "ID",
      description = "Number of a verdict's entry, or id of an alert or its beginning.")
  private String wanted = "";

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param rebuild makes prompts again from what is on record
  public AuditReplayCommand(Terminal terminal, Supplier<Rebuild> rebuild) {
    this.terminal = terminal;
    this.rebuild = rebuild;
  }

  @Override
  public Integer call() {
    AuditReader reader = AuditReader.open(folder.path());
    AuditRecord verdict =
        reader
            .find(wanted)
            .filter(record -> record.kind().equals("verdict"))
            .orElseThrow(() -> Missing.of(wanted, "no such verdict; see 'redoubt audit show'."));
    Replay replay = Replay.of(reader, verdict, rebuild.get());
    terminal
        .out()
        .println(
            "entry "
                + verdict.index()
                + ", verdict about "
                + Safe.text(verdict.subject())
                + ", "
                + verdict.time());
    String from = verdict.fields().getOrDefault("outcome.reused_from", "");
    if (!from.isEmpty()) {
      terminal.out().println("  no model was asked: the answer is that of entry " + from);
    }
    replay.parts().forEach(this::say);
    terminal.out().println(conclusion(replay));
    return replay.different() ? Exit.INTEGRITY : Exit.OK;
  }

  private void say(Replay.Part part) {
    String what =
        switch (part.state()) {
          case SAME -> "built again: " + part.ref().bytes() + " bytes, equal, hash as recorded";
          case DIFFERENT -> "built again: differs from byte " + part.difference().at();
          case STORED -> "stored: " + part.ref().bytes() + " bytes, hash as recorded";
          case PURGED -> "not there any more";
        };
    terminal
        .out()
        .printf("  %6d %-14s %s  %s%n", part.entry(), part.ref().name(), part.ref().hash(), what);
    if (part.state() == Replay.State.DIFFERENT) {
      Difference difference = part.difference();
      terminal.out().println("         in the log:  …" + Safe.text(difference.stored()) + "…");
      terminal.out().println("         built again: …" + Safe.text(difference.made()) + "…");
    }
  }

  private static String conclusion(Replay replay) {
    if (replay.identical()) {
      return "The same inputs give the same bytes.";
    }
    return replay.different()
        ? "NOT THE SAME: prompt texts, policy or program differ from those of the recorded"
            + " versions."
        : "The verdict could not be built again: inputs or answers are missing, or were purged.";
  }
}
