package io.redoubt.cli.serve;

import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.ingest.relay.Batch;
import io.redoubt.ingest.relay.BatchTally;
import io.redoubt.ingest.relay.EngineClient;
import io.redoubt.ingest.relay.JsonLines;
import io.redoubt.ingest.relay.Relayed;
import io.redoubt.ingest.relay.SecurityEvent;
import io.redoubt.ingest.relay.SensorFormat;
import io.redoubt.ingest.relay.SuricataEve;
import io.redoubt.ingest.relay.ZeekTsv;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `redoubt batch`: the events of a file through an engine.
@Command(
    name = "batch",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sends the events of a file to an engine (POST /analyze-event) and writes its answers.",
      "  redoubt batch --input eve.json --format suricata --output results.jsonl",
      "Exit code 1 when an event came to no answer or there was none. A limit of the engine is",
      "waited for. See docs/compat.md."
    })
public final class BatchCommand implements Callable<Integer> {
  private static final int BAR = 30;
  private static final int MOST_AT_ONCE = 256;

  private final Terminal terminal;

  @Option(
      names = {"--input", "-i"},
      required = true,
      paramLabel = "FILE",
      description = "Events to send.")
  private @Nullable Path input;

  @Option(
      names = {"--output", "-o"},
      required = true,
      paramLabel = "FILE",
      description = "JSON lines; overwritten.")
  private @Nullable Path output;

  @Option(
      names = {"--format", "-f"},
      paramLabel = "FORMAT",
      defaultValue = "jsonl",
      description = "jsonl, suricata (EVE) or zeek (TSV) (default: jsonl).")
  private String format = "jsonl";

  @Option(
      names = "--engine-url",
      paramLabel = "URL",
      defaultValue = "http://localhost:8484",
      description = "The engine (default: http://localhost:8484).")
  private String url = "http://localhost:8484";

  @Option(
      names = "--api-key",
      paramLabel = "KEY",
      defaultValue = "",
      description = "Its key; without it the variable LOCAL_LLM_ENGINE_API_KEY.")
  private String key = "";

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      defaultValue = "4",
      description = "Events at a time (default: 4).")
  private int concurrency = 4;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "120",
      description = "For one event (default: 120).")
  private double timeout = 120;

  @Option(names = "--skip-fallbacks", description = "Leave out answers that no model gave.")
  private boolean skipFallbacks;

  @Option(
      names = "--min-risk",
      paramLabel = "N",
      defaultValue = "0",
      description = "Leave out answers with less risk.")
  private int leastRisk;

  @Option(names = "--summary", description = "Print how many of which class there are.")
  private boolean summary;

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  public BatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (concurrency < 1 || concurrency > MOST_AT_ONCE) {
      throw new UsageError("--concurrency " + concurrency + ": 1 to " + MOST_AT_ONCE + ".");
    }
    if (!(timeout > 0 && timeout <= 86_400)) {
      throw new UsageError("--timeout " + timeout + ": seconds, more than 0, at most 86400.");
    }
    if (input == null || output == null) {
      throw new UsageError("--input and --output are needed.");
    }
    BatchTally tally = sent(input, output, format());
    told(tally);
    return tally.errors() > 0 || tally.events() == 0 ? Exit.FOUND : Exit.OK;
  }

  private SensorFormat format() {
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "jsonl" -> new JsonLines();
      case "suricata" -> new SuricataEve();
      case "zeek" -> new ZeekTsv();
      default -> throw new UsageError("--format " + format + ": jsonl, suricata or zeek.");
    };
  }

  private BatchTally sent(Path from, Path to, SensorFormat reading) {
    Batch.Choice choice = new Batch.Choice(concurrency, skipFallbacks, leastRisk);
    try (EngineClient client = client();
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Files.newInputStream(from), StandardCharsets.UTF_8));
        PrintWriter results = new PrintWriter(Files.newBufferedWriter(to))) {
      Batch batch =
          new Batch(
              event -> patiently(client, event),
              choice,
              results::println,
              trouble -> terminal.err().println("redoubt: " + Safe.text(trouble)));
      BatchTally tally = batch.run(lines, reading);
      if (results.checkError()) {
        throw new UsageError(to + ": cannot be written to its end.");
      }
      return tally;
    } catch (IOException unusable) {
      throw new UsageError(
          Safe.text(String.valueOf(unusable.getMessage())) + ": cannot be read or written.");
    }
  }

  private EngineClient client() {
    String sent =
        key.isEmpty()
            ? terminal.environment().getOrDefault("LOCAL_LLM_ENGINE_API_KEY", "").strip()
            : key;
    try {
      return new EngineClient(url, sent, Duration.ofMillis((long) (timeout * 1000)));
    } catch (IllegalArgumentException wrong) {
      throw new UsageError("--engine-url " + url + ": no address of an engine.");
    }
  }

  /* Waits where the engine says that there are too many requests, as long as --timeout allows. */
  private Relayed patiently(EngineClient client, SecurityEvent event) {
    double waited = 0;
    Relayed relayed = client.analyze(event);
    while (relayed instanceof Relayed.Failed(var kind, _, var after)
        && kind == Relayed.Kind.LIMIT
        && waited + after <= timeout) {
      try {
        Thread.sleep(Duration.ofSeconds(after));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return relayed;
      }
      waited += after;
      relayed = client.analyze(event);
    }
    return relayed;
  }

  private void told(BatchTally tally) {
    terminal
        .err()
        .printf(
            "%d events, %d written, %d errors, %d lines left out, %d fallbacks and %d of low risk"
                + " left out%n",
            tally.events(),
            tally.written(),
            tally.errors(),
            tally.bad(),
            tally.fallbacksLeftOut(),
            tally.riskLeftOut());
    if (!summary || tally.written() == 0) {
      return;
    }
    tally.classes().entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(byName()))
        .forEach(row -> terminal.out().println(row(row.getKey(), row.getValue(), tally)));
    terminal.out().println("results          " + tally.written());
    terminal.out().println("fallbacks        " + tally.fallbacks());
    terminal.out().println("high risk (≥70)  " + tally.high());
  }

  private static Comparator<Map.Entry<String, Integer>> byName() {
    return Map.Entry.comparingByKey();
  }

  private static String row(String name, int count, BatchTally tally) {
    String bar = "█".repeat((int) ((long) count * BAR / tally.written()));
    return String.format(Locale.ROOT, "%-22s %5d  %s", Safe.text(name), count, bar);
  }
}
