package io.redoubt.cli.audit;

import io.redoubt.audit.AuditLog;
import io.redoubt.audit.AuditReader;
import io.redoubt.audit.Purged;
import io.redoubt.audit.entry.AuditRecord;
import io.redoubt.audit.entry.Range;
import io.redoubt.cli.option.AuditFolder;
import io.redoubt.cli.option.TimeWindow;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `redoubt audit purge`: deletes payloads and records that it did.
@Command(
    name = "purge",
    mixinStandardHelpOptions = true,
    description = {
      "Deletes the payloads (prompts, answers, verdict texts) of old or of named entries for good.",
      "The entries stay and the log stays verifiable; the deletion itself becomes an entry.",
      "  redoubt audit purge -w DIR --older-than 90d --reason 'retention policy'",
      "  redoubt audit purge -w DIR --id 17 --id A-1f3c --reason 'erasure request 4711'"
    })
public final class AuditPurgeCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Clock clock;
  private final SecureRandom random;
  @Mixin private AuditFolder folder;

  @Option(
      names = "--older-than",
      paramLabel = "DURATION",
      description = "Entries of before that: 24h, 90d, 52w.")
  private String age = "";

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Number of an entry, or id of an alert: all its entries. Repeatable.")
  private List<String> ids = new ArrayList<>();

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; goes on record.")
  private String reason = "";

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param clock the present
  /// @param random draws keys and identifiers
  public AuditPurgeCommand(Terminal terminal, Clock clock, SecureRandom random) {
    this.terminal = terminal;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Integer call() {
    List<Range> ranges = ranges(AuditReader.open(folder.path()));
    try (AuditLog log = AuditLog.open(folder.path(), clock, random)) {
      Purged purged = log.purge(ranges, actor(), reason);
      terminal
          .out()
          .println(
              purged.payloads() == 0
                  ? "nothing to purge"
                  : "purged " + purged.payloads() + " payloads, " + purged.bytes() + " bytes");
    }
    return Exit.OK;
  }

  private List<Range> ranges(AuditReader reader) {
    if (age.isEmpty() == ids.isEmpty()) {
      throw new UsageError("Say what to purge: either --older-than DURATION or --id ID.");
    }
    if (!age.isEmpty()) {
      Instant limit = clock.instant().minus(TimeWindow.duration(age));
      return List.of(reader.before(limit));
    }
    List<Range> ranges = new ArrayList<>();
    ids.forEach(id -> ranges.addAll(named(reader, id)));
    return ranges;
  }

  private static List<Range> named(AuditReader reader, String id) {
    List<Range> ranges = new ArrayList<>();
    reader.each(
        record -> {
          if (meant(record, id)) {
            ranges.add(new Range(record.index(), record.index() + 1));
          }
        });
    if (ranges.isEmpty()) {
      throw new UsageError("--id " + id + ": no such entry; 'redoubt audit show' lists them.");
    }
    return ranges;
  }

  private static boolean meant(AuditRecord record, String id) {
    return id.equals(String.valueOf(record.index())) || id.equals(record.subject());
  }

  private String actor() {
    String user = terminal.environment().getOrDefault("USER", "");
    return user.isEmpty() ? terminal.environment().getOrDefault("USERNAME", "unknown") : user;
  }
}
