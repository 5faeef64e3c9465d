package io.redoubt.cli.audit;

import io.redoubt.audit.check.Anchor;
import io.redoubt.audit.check.AuditReport;
import io.redoubt.audit.check.AuditVerifier;
import io.redoubt.audit.check.Problem;
import io.redoubt.cli.option.AuditFolder;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `redoubt audit verify`: was anything changed?
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Proves that the audit log is what its key signed: hashes every entry and payload anew,",
      "rebuilds the tree, checks the signature. Exits with 5 and names the first bad entry",
      "when anything was changed, removed or added.",
      "",
      "What no check of the folder alone can show: somebody who may write all of it can put all",
      "of it back to an earlier state, or make it anew with another key. A checkpoint that was",
      "exported before shows both, so keep one elsewhere now and then:",
      "  redoubt audit anchor -w DIR >anchor.txt",
      "  redoubt audit verify -w DIR --anchor anchor.txt",
      "deploy/audit/verify_audit.py does the same with Python alone."
    })
public final class AuditVerifyCommand implements Callable<Integer> {
  private static final int SHOWN = 10;

  private final Terminal terminal;
  @Mixin private AuditFolder folder;

  @Option(
      names = "--anchor",
      paramLabel = "FILE",
      description = "A checkpoint exported earlier that the log must contain. Repeatable.")
  private List<Path> anchors = new ArrayList<>();

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  public AuditVerifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    AuditReport report = AuditVerifier.verify(folder.path(), anchors());
    terminal.out().println("audit log  " + folder.path());
    if (!report.key().isEmpty()) {
      terminal.out().println("key        " + Safe.text(report.key()));
      terminal.out().println("entries    " + report.entries() + ", root " + report.root());
    }
    report.notes().forEach(note -> terminal.out().println("note       " + Safe.text(note)));
    if (report.sound()) {
      sound(report);
      return Exit.OK;
    }
    broken(report);
    return Exit.INTEGRITY;
  }

  private void sound(AuditReport report) {
    terminal
        .out()
        .println(
            "payloads   "
                + report.payloads()
                + " as they were written; those of "
                + report.purged()
                + " entries purged on record");
    anchors.forEach(file -> terminal.out().println("anchor     " + file + ": the log contains it"));
    terminal.out().println("sound      every entry, tile and payload is what the key signed");
    if (anchors.isEmpty()) {
      terminal
          .out()
          .println(
              "           Not checked: whether the whole folder was put back to an earlier state."
                  + " That takes --anchor.");
    }
  }

  private void broken(AuditReport report) {
    Problem first = report.first().orElseThrow();
    terminal
        .out()
        .println(
            first.entry() < 0
                ? "BROKEN     no entry can be vouched for"
                : "BROKEN     first bad entry: " + first.entry());
    terminal.out().println("           " + line(first));
    report.problems().stream()
        .filter(problem -> !problem.equals(first))
        .limit(SHOWN)
        .forEach(problem -> terminal.out().println("also       " + line(problem)));
    terminal.err().println("redoubt: the audit log is not what was written: " + line(first));
  }

  private static String line(Problem problem) {
    String entry = problem.entry() < 0 ? "" : "entry " + problem.entry() + ": ";
    return Safe.text(problem.file() + ": " + entry + problem.what());
  }

  private List<Anchor> anchors() {
    List<Anchor> read = new ArrayList<>();
    for (Path file : anchors) {
      try {
        read.add(new Anchor(file.toString(), Files.readAllBytes(file)));
      } catch (IOException unreadable) {
        throw new UsageError("--anchor " + file + " cannot be read; give an exported checkpoint.");
      }
    }
    return read;
  }
}
