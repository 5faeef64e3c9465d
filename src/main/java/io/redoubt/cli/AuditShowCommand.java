package io.redoubt.cli;

import io.redoubt.audit.AuditReader;
import io.redoubt.audit.AuditRecord;
import io.redoubt.audit.PayloadRef;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      "  redoubt audit show 17 -w DIR --payload prompt   exactly what the model saw"
    })
final class AuditShowCommand implements Callable<Integer> {
  private final Terminal terminal;
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

  AuditShowCommand(Terminal terminal) {
    this.terminal = terminal;
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
                    new UsageError(
                        wanted + ": no such entry; 'redoubt audit show' lists the latest ones."));
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
        fields.getOrDefault("outcome.verdict", "")
            + " "
            + fields.getOrDefault("outcome.severity", fields.getOrDefault("act", ""));
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
      if (content.isEmpty()) {
        terminal.out().println("  (not there any more)");
      } else {
        text(content.get()).lines().forEach(line -> terminal.out().println("  " + Safe.text(line)));
      }
    }
  }

  private void raw(AuditReader reader, AuditRecord record) {
    byte[] content =
        reader
            .payload(record, payload)
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

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.UTF_8);
  }

  private void say(String name, String value) {
    terminal.out().printf("%-24s %s%n", name, Safe.text(value));
  }
}
