package io.redoubt.cli;

import io.redoubt.audit.AuditReader;
import io.redoubt.audit.AuditRecord;
import io.redoubt.audit.Rebuild;
import io.redoubt.audit.Replay;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `redoubt audit replay`: does the same input still give the same verdict?
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a recorded verdict again from its stored inputs, without asking any model: builds the",
      "prompt anew, takes the stored answer through checks and policy, and compares both with what",
      "the log holds, byte for byte. Exits with 5 when something differs.",
      "  redoubt audit replay A-1f3c -w DIR"
    })
final class AuditReplayCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Rebuild rebuild;
  @Mixin private AuditFolder folder;

  @Parameters(
      paramLabel = "ID",
      description = "Number of a verdict's entry, or id of an alert or its beginning.")
  private String wanted = "";

  AuditReplayCommand(Terminal terminal, Rebuild rebuild) {
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
            .orElseThrow(
                () -> new UsageError(wanted + ": no such verdict; see 'redoubt audit show'."));
    Replay replay = Replay.of(reader, verdict, rebuild);
    terminal
        .out()
        .println(
            "entry "
                + verdict.index()
                + ", verdict about "
                + Safe.text(verdict.subject())
                + ", "
                + verdict.time());
    replay.parts().forEach(this::say);
    terminal.out().println(conclusion(replay));
    boolean differs = replay.parts().stream().anyMatch(p -> p.state() == Replay.State.DIFFERENT);
    return differs ? Exit.INTEGRITY : Exit.OK;
  }

  private void say(Replay.Part part) {
    String what =
        switch (part.state()) {
          case SAME -> "built again: " + part.bytes() + " bytes, equal, hash as recorded";
          case DIFFERENT ->
              "built again: " + part.bytes() + " bytes, differs from byte " + part.differsAt();
          case STORED -> "stored: " + part.ref().bytes() + " bytes, hash as recorded";
          case PURGED -> "not there any more";
        };
    terminal.out().printf("  %-14s %s  %s%n", part.ref().name(), part.hash(), what);
  }

  private static String conclusion(Replay replay) {
    if (replay.identical()) {
      return "The same inputs give the same bytes.";
    }
    boolean differs = replay.parts().stream().anyMatch(p -> p.state() == Replay.State.DIFFERENT);
    return differs
        ? "NOT THE SAME: prompt texts, policy or program differ from those of the recorded"
            + " versions."
        : "Nothing could be built again: inputs are missing, or were purged.";
  }
}
