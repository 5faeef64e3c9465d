package io.redoubt.cli.alerts;

import io.redoubt.cli.option.DataFolder;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseRevision;
import io.redoubt.event.port.Cases;
import io.redoubt.event.port.Ledger;
import io.redoubt.report.terminal.CasePage;
import io.redoubt.report.terminal.Style;
import io.redoubt.store.cases.CaseDocument;
import io.redoubt.store.cases.CaseSheet;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `redoubt alerts show`: one alert or incident in full, with its history.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Prints one alert or incident in full, and who did what about it.")
public final class AlertsShowCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Clock clock;
  @Mixin private DataFolder folder;

  @Parameters(index = "0", paramLabel = "ID", description = "Of an alert or an incident.")
  private String id = "";

  @Option(names = "--format", paramLabel = "FORMAT", description = "table, json or jsonl.")
  private @Nullable CaseFormat format;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param clock the present
  public AlertsShowCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    try (Ledger ledger = folder.named().openLedger(clock, new SecureRandom())) {
      Cases.Filed filed = Decision.found(ledger.cases(), id);
      switch (format == null ? CaseFormat.table : format) {
        case json, jsonl -> terminal.out().println(CaseDocument.text(filed));
        case table -> {
          CaseFile file = filed.file();
          List<CaseRevision> history = ledger.cases().history(file.kind(), file.id());
          Style style = new Style(terminal.width(), terminal.colour("auto"));
          String head = file.id() + ", revision " + filed.revision();
          terminal
              .out()
              .print(
                  new CasePage(style)
                      .full(head, file.severity(), file.title(), CaseSheet.of(filed, history)));
        }
      }
    }
    return Exit.OK;
  }
}
