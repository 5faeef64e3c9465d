package io.redoubt.cli.doctor;

import io.redoubt.cli.option.DataFolder;
import io.redoubt.cli.option.ModelOptions;
import io.redoubt.cli.review.ModelFinder;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Safe;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.config.Shape;
import io.redoubt.detect.sigma.LoadedRules;
import io.redoubt.detect.sigma.RuleLoader;
import io.redoubt.event.port.EventLog;
import io.redoubt.report.json.JsonBytes;
import io.redoubt.report.json.JsonWriter;
import io.redoubt.store.DataDirectory;
import io.redoubt.store.log.LogException;
import io.redoubt.taxonomy.sigma.SigmaTaxonomy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `redoubt doctor`: is everything there that a service needs?
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Looks whether all that the service needs is there, with a remedy where not.",
      "Takes the configuration of `redoubt serve`; changes nothing.",
      "  redoubt doctor --data-dir /var/lib/redoubt"
    })
public final class DoctorCommand implements Callable<Integer> {
  private static final int NAME = 14;
  private static final long MEGABYTE = 1_000_000;

  private final Terminal terminal;
  private final Clock clock;
  @Mixin private DataFolder folder;
  @Mixin private ModelOptions model;

  @Option(names = "--host", defaultValue = "127.0.0.1", description = "Of the service.")
  private String host = "127.0.0.1";

  @Option(names = "--port", defaultValue = "8484", description = "Of the service.")
  private int port = 8484;

  @Option(names = "--format", defaultValue = "text", description = "text (default) or json.")
  private Form format = Form.text;

  /// How it is told.
  private enum Form {
    text,
    json
  }

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param clock the present
  public DoctorCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    List<Check> checks = checks();
    if (format == Form.json) {
      terminal.out().println(json(checks));
    } else {
      checks.forEach(this::tell);
    }
    boolean fine = checks.stream().noneMatch(check -> check.state() == Check.State.failed);
    return fine ? Exit.OK : Exit.FOUND;
  }

  private List<Check> checks() {
    DataDirectory data = folder.named();
    Instant now = clock.instant();
    String reserve = terminal.configuration().given("retention.reserve-mb").orElse("64");
    List<Check> checks =
        new ArrayList<>(new DataChecks(data, Long.parseLong(reserve) * MEGABYTE).all());
    boolean running =
        checks.stream().anyMatch(check -> check.detail().contains("uses the folder now"));
    checks.addAll(new MachineChecks(now, newest(data)).all());
    NetworkChecks network = new NetworkChecks(host, now);
    checks.add(network.port(port, false, running));
    listeners().forEach(one -> checks.add(network.port(one.port, one.datagrams, running)));
    for (String key :
        List.of("serve.tls-cert", "serve.tls-client-ca", "engine.ca", "engine.cert")) {
      terminal
          .configuration()
          .given(key)
          .ifPresent(file -> checks.addAll(network.certificates(key, Path.of(file))));
    }
    checks.add(rules());
    checks.add(model());
    return checks;
  }

  private static long newest(DataDirectory data) {
    if (!Files.isDirectory(data.log())) {
      return 0;
    }
    try (EventLog log = data.viewLog()) {
      List<EventLog.Batch> last = log.read(Math.max(log.first(), log.next() - 1), 1);
      return last.isEmpty() ? 0 : last.getLast().arrived();
    } catch (LogException unreadable) {
      return 0;
    }
  }

  private record Listener(int port, boolean datagrams) {}

  private List<Listener> listeners() {
    List<Listener> all = new ArrayList<>();
    for (String one : Shape.Many.of(terminal.configuration().given("serve.listen").orElse(""))) {
      String number = one.substring(one.lastIndexOf('=') + 1);
      if (number.matches("\\d{1,5}")) {
        all.add(new Listener(Integer.parseInt(number), one.contains("-udp")));
      }
    }
    return all;
  }

  private static Check rules() {
    LoadedRules loaded = new RuleLoader(SigmaTaxonomy.standard()).core().load();
    String shown = loaded.rules().size() + " own rules";
    return loaded.skipped().isEmpty()
        ? Check.ok("rules", shown)
        : Check.warning(
            "rules", shown + ", " + loaded.skipped().size() + " not", "redoubt rules lint");
  }

  private Check model() {
    if (model.llm() == ModelOptions.Wish.off) {
      return Check.ok("model", "none is wanted; verdicts are those of code");
    }
    ModelFinder finder = new ModelFinder(model, terminal, System::nanoTime, new SecureRandom());
    return switch (finder.find()) {
      case ModelFinder.Found.None(var note) ->
          Check.warning("model", "verdicts are those of code", note);
      case ModelFinder.Found.Model found -> {
        found.model().close();
        yield Check.ok("model", found.name() + "; what it can do: redoubt doctor model");
      }
    };
  }

  private void tell(Check check) {
    String mark =
        switch (check.state()) {
          case ok -> "✓ ";
          case warning -> "! ";
          case failed -> "✗ ";
        };
    String name = check.name() + " ".repeat(Math.max(1, NAME - check.name().length()));
    terminal.out().println(mark + name + Safe.text(check.detail()));
    if (!check.remedy().isEmpty()) {
      terminal.out().println("  " + " ".repeat(NAME) + "→ " + Safe.text(check.remedy()));
    }
  }

  private static String json(List<Check> checks) {
    JsonBytes bytes = new JsonBytes();
    JsonWriter out = new JsonWriter(bytes, false);
    out.object().field("schema", "redoubt.doctor/v1").name("checks").list();
    for (Check check : checks) {
      out.object().field("name", check.name()).field("state", check.state().name());
      out.field("detail", check.detail()).field("remedy", check.remedy()).endObject();
    }
    out.endList().endObject();
    return bytes.toString();
  }
}
