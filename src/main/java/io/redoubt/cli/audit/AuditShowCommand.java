package io.redoubt.cli.audit;

import io.redoubt.audit.AuditLog;
import io.redoubt.audit.AuditReader;
import io.redoubt.audit.entry.AuditEntry;
import io.redoubt.audit.entry.AuditRecord;
import io.redoubt.audit.entry.Payload;
import io.redoubt.audit.entry.PayloadRef;
import io.redoubt.audit.entry.RedactionUsed;
import io.redoubt.cli.option.AuditFolder;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `redoubt audit show`: what is in the log.
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = {
      "Lists the latest entries, or shows one with its payloads.",
      "  redoubt audit show -w DIR",
      "  redoubt audit show 17 -w DIR                    the entry of that number",
      "  redoubt audit show A-1f3c -w DIR                the latest verdict about that alert",
      "  redoubt audit show 17 -w DIR --payload prompt   exactly what the model saw",
      "Payloads that hold what is masked for the model (inputs, redaction_map) are shown with",
      "--reveal 'why' only, and that goes on record."
    })
public final class AuditShowCommand implements Callable<Integer> {
  /// Payloads that hold what a model may not see.
  private static final Set<String> MASKED = Set.of(Payload.INPUTS, Payload.REDACTION_MAP);

  private final Terminal terminal;
  private final Clock clock;
  private final SecureRandom random;
  @Mixin private AuditFolder folder;

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "Number of an entry, or id of an alert or its beginning.")
  private String wanted = "";

  @Option(
      names = "--payload",
      paramLabel = "NAME",
      description = "Print only this payload, byte for byte: prompt, response, verdict, inputs …")
  private String payload = "";

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many entries to list (default: 20).")
  private int last = 20;

  @Option(
      names = "--reveal",
      paramLabel = "REASON",
      description = "Also show what is masked; the reason goes on record.")
  private String reveal = "";

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param clock the present
  /// @param random draws keys and identifiers
  public AuditShowCommand(Terminal terminal, Clock clock, SecureRandom random) {
    this.terminal = terminal;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public Integer call() {
    AuditReader reader = AuditReader.open(folder.path());
    if (wanted.isEmpty()) {
      reader.each(
          record -> {
            if (record.index() >= reader.size() - last) {
              list(record);
            }
          });
      return Exit.OK;
    }
    AuditRecord record =
        reader
            .find(wanted)
            .orElseThrow(
                () ->
                    Missing.of(
                        wanted, "no such entry; 'redoubt audit show' lists the latest ones."));
    if (!reveal.isEmpty()) {
      recorded(record);
    }
    if (payload.isEmpty()) {
      show(reader, record);
    } else {
      raw(reader, record);
    }
    return Exit.OK;
  }

  private void list(AuditRecord record) {
    Map<String, String> fields = record.fields();
    String about =
        Stream.of("purpose", "result", "outcome.verdict", "outcome.severity", "act")
            .map(name -> fields.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .collect(Collectors.joining(" "));
    terminal
        .out()
        .printf(
            "%7d  %s  %-14s %s%n",
            record.index(),
            record.time(),
            record.kind(),
            Safe.text((record.subject() + "  " + about).strip()));
  }

  private void show(AuditReader reader, AuditRecord record) {
    record.fields().forEach((name, value) -> say(name, value));
    say("leaf hash", record.leafHash().hex());
    for (PayloadRef ref : record.payloads()) {
      terminal.out().println();
      terminal.out().println(ref.name() + ", " + ref.bytes() + " bytes, salted hash " + ref.hash());
      Optional<byte[]> content = reader.payload(record, ref.name());
      if (hidden(ref.name())) {
        terminal.out().println("  (holds what is masked: --reveal 'why' shows it, on record)");
      } else if (content.isEmpty()) {
        terminal.out().println("  (not there any more)");
      } else {
        text(content.get()).lines().forEach(line -> terminal.out().println("  " + Safe.text(line)));
      }
    }
  }

  private boolean hidden(String name) {
    return MASKED.contains(name) && reveal.isEmpty();
  }

  /* On record before it is shown. */
  private void recorded(AuditRecord record) {
    try (AuditLog log = AuditLog.open(folder.path(), clock, random)) {
      log.append(
          new AuditEntry.Reveal(
              terminal.environment().getOrDefault("USER", "unknown"),
              reveal,
              record.subject(),
              RedactionUsed.NONE,
              List.of()));
    }
  }

  private void raw(AuditReader reader, AuditRecord record) {
    if (hidden(payload)) {
      throw new UsageError(payload + " holds what is masked; say why with --reveal 'why'.");
    }
    byte[] content =
        reader
            .payload(record, payload)
            .or(() -> exchanged(reader, record))
            .orElseThrow(
                () ->
                    new UsageError(
                        "Entry "
                            + record.index()
                            + " has no payload '"
                            + payload
                            + "', or it was purged."));
    if (terminal.outIsTerminal()) {
      text(content).lines().forEach(line -> terminal.out().println(Safe.text(line)));
    } else {
      terminal.out().write(content, 0, content.length);
    }
  }

  /* Of a verdict: that of the last exchange it rests on. */
  private Optional<byte[]> exchanged(AuditReader reader, AuditRecord verdict) {
    String exchanges = verdict.fields().getOrDefault("outcome.exchanges", "[]");
    Optional<byte[]> found = Optional.empty();
    for (String asked : exchanges.replaceAll("[\\[\\]\\s]", "").split(",")) {
      for (long i = asked.isEmpty() ? verdict.index() : Long.parseLong(asked);
          i < verdict.index();
          i++) {
        Optional<AuditRecord> entry = reader.record(i);
        boolean its =
            entry.isPresent()
                && (i == Long.parseLong(asked)
                    || asked.equals(entry.get().fields().getOrDefault("asked", "")));
        if (its) {
          Optional<byte[]> content = reader.payload(entry.get(), payload);
          found = content.isPresent() ? content : found;
        }
      }
    }
    return found;
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }

  private void say(String name, String value) {
    terminal.out().printf("%-24s %s%n", name, Safe.text(value));
  }
}
