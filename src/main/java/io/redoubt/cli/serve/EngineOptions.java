package io.redoubt.cli.serve;

import io.redoubt.cli.option.Policies;
import io.redoubt.cli.review.ModelFinder;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.UsageError;
import io.redoubt.config.Configuration;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.http.ApiKey;
import io.redoubt.llm.http.Endpoint;
import io.redoubt.llm.http.PemFiles;
import io.redoubt.llm.http.Timers;
import io.redoubt.llm.http.Wire;
import io.redoubt.llm.pool.ModelPool;
import io.redoubt.llm.remote.RemoteEngine;
import io.redoubt.llm.served.Backoff;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The engine on another host, as it is configured below `engine.`.
final class EngineOptions {
  @Option(
      names = "--engine-url",
      paramLabel = "URL",
      description = {
        "The engine that is asked in the role soc: a Redoubt in the role engine or all.",
        "Its key and certificates: engine.api-key-file, engine.ca, engine.cert, engine.cert-key."
      })
  private @Nullable String url;

  /// Where it is and how one connects to it.
  ///
  /// @throws UsageError when a file is not what it should be
  Serving.Engine elsewhere(Configuration configuration) {
    String named = url;
    return new Serving.Engine(named == null ? "" : named, tls(configuration));
  }

  private static Optional<SSLContext> tls(Configuration configuration) {
    PemFiles pem =
        new PemFiles(
            configuration.given("engine.ca").map(Path::of),
            configuration.given("engine.cert").map(Path::of),
            configuration.given("engine.cert-key").map(Path::of));
    if (pem.own().isPresent() != pem.key().isPresent()) {
      throw new UsageError("engine.cert and engine.cert-key belong together.");
    }
    try {
      return pem.equals(PemFiles.NONE) ? Optional.empty() : Optional.of(pem.context());
    } catch (IllegalArgumentException wrong) {
      throw new UsageError("engine: " + wrong.getMessage());
    }
  }

  /// Its model, which is there even while the engine is not: each question tells.
  ///
  /// @throws UsageError when no engine is named, or not rightly
  ModelFinder.Found.Model model(Terminal terminal) {
    String named = url;
    if (named == null) {
      throw new UsageError("--role soc leaves analyses to an engine: name it with --engine-url.");
    }
    Configuration configuration = terminal.configuration();
    Duration timeout =
        configuration
            .given("engine.timeout")
            .map(io.redoubt.config.Span::of)
            .orElse(Duration.ofSeconds(90));
    try {
      ApiKey key = ApiKey.of(configuration.given("engine.api-key").orElse(""));
      Endpoint endpoint = Endpoint.parse(named, key, false);
      if (!endpoint.permitted()) {
        throw new UsageError("--engine-url: an engine on another machine is asked over https.");
      }
      Wire wire = new Wire(endpoint, Timers.STANDARD.patient(timeout), tls(configuration));
      SecureRandom random = new SecureRandom();
      ChatModel engine = new RemoteEngine(wire, timeout, System::nanoTime, random);
      ModelPool guarded =
          ModelPool.single(
              named,
              engine,
              Backoff.standard(random),
              Policies.hour(configuration, System::nanoTime),
              System::nanoTime);
      return new ModelFinder.Found.Model(guarded, "the engine at " + named, List.of(), null);
    } catch (IllegalArgumentException wrong) {
      throw new UsageError("--engine-url: " + wrong.getMessage());
    }
  }
}
