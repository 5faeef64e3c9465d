package io.redoubt.cli.serve;

import io.redoubt.cli.option.DataFolder;
import io.redoubt.cli.option.ModelOptions;
import io.redoubt.cli.review.FarModels;
import io.redoubt.cli.review.LiveModels;
import io.redoubt.cli.review.LiveReviews;
import io.redoubt.cli.review.ModelFinder;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.llm.roster.Models;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `redoubt serve`: the service.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Takes in records all year, keeps them, finds what stands out, and answers on HTTP.",
      "  redoubt serve --data-dir /var/lib/redoubt",
      "  curl --data-binary @auth.log -H 'Content-Type: text/plain' 127.0.0.1:8484/api/v1/events",
      "Without a key it is open to this machine only; see `redoubt keys create`."
    })
public final class ServeCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Serving serving;
  private final BooleanSupplier stopped;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: 127.0.0.1).")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8484",
      description = "Port of HTTP (default: 8484; 0: any free one).")
  private int port = 8484;

  @Mixin private DataFolder data;

  @Mixin private JudgingOptions judging;

  @Mixin private ModelOptions model;

  @Option(
      names = "--listen",
      paramLabel = "KIND=PORT",
      split = ",",
      description = "Further listeners: syslog-udp, syslog-tcp, syslog-tls, gelf-udp, gelf-tcp.")
  private List<String> listen = List.of();

  @Mixin private EncryptionOptions encryption;

  @Mixin private EngineOptions engine;

  @Option(
      names = "--insecure",
      description = "Listen beyond this machine without a key or without encryption.")
  private boolean insecure;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      defaultValue = "all",
      description = {
        "all (default); engine: only analyses for others;",
        "soc: leaves what needs a model to the engine at --engine-url."
      })
  private Serving.Role role = Serving.Role.all;

  @Option(
      names = "--stop-within",
      paramLabel = "TIME",
      defaultValue = "20s",
      converter = ModelOptions.Span.class,
      description = "How long a stop may take (default: 20s).")
  private Duration stopWithin = Serving.Manner.STANDARD.stopWithin();

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "What it tells of itself on standard error: text (default) or json.")
  private LogFormat logFormat = LogFormat.text;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      defaultValue = "info",
      description = "Told at least: error, warn, info (default), debug.")
  private String logLevel = "info";

  /// How lines are written.
  private enum LogFormat {
    text,
    json
  }

  /// The command, ready to be parsed and run.
  ///
  /// @param terminal where it reads and writes
  /// @param serving runs the service
  /// @param stopped true once the user wants it to end
  public ServeCommand(Terminal terminal, Serving serving, BooleanSupplier stopped) {
    this.terminal = terminal;
    this.serving = serving;
    this.stopped = stopped;
  }

  @Override
  public Integer call() {
    if (port < 0 || port > 65_535) {
      throw new UsageError("--port " + port + ": ports are 0 to 65535.");
    }
    model.check();
    if (role == Serving.Role.engine) {
      refuseSources();
    }
    Path root = data.named().root();
    LiveModels own = new LiveModels(model, terminal, Clock.systemUTC(), root);
    Optional<ModelFinder.Found.Model> far = far();
    try (EngineModel lent = new EngineModel(model, own);
        LiveReviews reviews = reviews(own, far, root)) {
      own.usedBy(role == Serving.Role.engine ? lent : reviews);
      own.usedBy(role == Serving.Role.engine ? reviews : lent);
      Models all = far.<Models>map(engine -> new FarModels(engine, reviews)).orElse(own);
      Serving.Manner manner =
          new Serving.Manner(
              role,
              stopWithin,
              new Serving.Lent(lent, all),
              Optional.of(engine.elsewhere(terminal.configuration())),
              judging.judging(terminal),
              new Serving.Logs(logFormat == LogFormat.json, logLevel));
      return serving.run(wanted(reviews, manner), terminal, stopped);
    }
  }

  private Optional<ModelFinder.Found.Model> far() {
    return role == Serving.Role.soc ? Optional.of(engine.model(terminal)) : Optional.empty();
  }

  private LiveReviews reviews(LiveModels own, Optional<ModelFinder.Found.Model> far, Path root) {
    return far.map(engine -> LiveReviews.over(engine, model, terminal, root))
        .orElseGet(() -> LiveReviews.begin(model, terminal, own, root));
  }

  private void refuseSources() {
    if (!listen.isEmpty() || terminal.configuration().given("ingest.tail").isPresent()) {
      throw new UsageError("--role engine takes in nothing: leave out --listen and ingest.tail.");
    }
  }

  private Serving.Wanted wanted(LiveReviews reviews, Serving.Manner manner) {
    return new Serving.Wanted(
        host,
        port,
        data.named(),
        listen,
        encryption.given(),
        insecure,
        role == Serving.Role.engine ? Optional.empty() : Optional.of(reviews),
        manner);
  }
}
