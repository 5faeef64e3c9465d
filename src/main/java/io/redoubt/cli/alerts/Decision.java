package io.redoubt.cli.alerts;

import io.redoubt.cli.option.DataFolder;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.Ledger;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What the commands have in common that change how a case stands: which one, and who does it.
final class Decision {
  /// What a case may be set to.
  static final List<String> STATUSES = List.of("open", "acknowledged", "closed", "reopened");

  /// What it may turn out to be.
  static final List<String> DISPOSITIONS =
      List.of("true_positive", "benign_positive", "false_positive", "undetermined");

  private static final int LONGEST = 4000;
  private static final int RANDOM = 12;

  @Mixin private DataFolder folder;

  @Parameters(index = "0", paramLabel = "ID", description = "Of an alert or an incident.")
  private String id = "";

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who decides, for the record (default: the user of this machine).")
  private String by = "";

  @Option(
      names = "--revision",
      paramLabel = "N",
      description = "Only when it has not changed since this revision, which show prints.")
  private long revision = Cases.ANY;

  /// Does it and says how the case stands then.
  int done(CaseAction.What what, Terminal terminal, Clock clock) {
    SecureRandom random = new SecureRandom();
    try (Ledger ledger = folder.named().openLedger(clock, random)) {
      Cases cases = ledger.cases();
      Cases.Filed filed = found(cases, id);
      byte[] once = new byte[RANDOM];
      random.nextBytes(once);
      CaseAction action =
          new CaseAction(
              "cli " + HexFormat.of().formatHex(once),
              filed.file().kind(),
              filed.file().id(),
              clock.millis(),
              actor(terminal),
              what);
      return said(cases.act(action, revision), terminal);
    }
  }

  /// The case of an id, or the one it became a part of.
  ///
  /// @throws UsageError when there is none
  static Cases.Filed found(Cases cases, String id) {
    return Optional.<Cases.Filed>empty()
        .or(() -> cases.find(CaseFile.Kind.ALERT, id))
        .or(() -> cases.find(CaseFile.Kind.INCIDENT, id))
        .orElseThrow(() -> new UsageError("There is no alert and no incident of this id."));
  }

  /// A text that may be kept.
  static String bounded(String text, String what) {
    if (text.length() > LONGEST) {
      throw new UsageError(what + " is " + LONGEST + " characters at most.");
    }
    return text;
  }

  private String actor(Terminal terminal) {
    String user = by.isBlank() ? terminal.environment().getOrDefault("USER", "local") : by;
    return user.length() > 100 || user.isBlank() ? "local" : user;
  }

  private static int said(Cases.Acted acted, Terminal terminal) {
    return switch (acted) {
      case Cases.Acted.Done(Cases.Filed now) -> {
        String disposition = now.standing().disposition().replace('_', ' ');
        String who = now.assignee().isEmpty() ? "" : ", assigned to " + now.assignee();
        terminal
            .err()
            .println(
                "redoubt: "
                    + now.file().id()
                    + " is "
                    + (now.status() + " " + disposition).strip()
                    + who
                    + ", revision "
                    + now.revision()
                    + ".");
        yield Exit.OK;
      }
      case Cases.Acted.Outdated(Cases.Filed now) -> {
        terminal
            .err()
            .println(
                "redoubt: it has changed since: revision "
                    + now.revision()
                    + ", "
                    + now.status()
                    + ".");
        yield Exit.FOUND;
      }
      case Cases.Acted.Unknown() -> throw new UsageError("It is there no longer.");
    };
  }
}
