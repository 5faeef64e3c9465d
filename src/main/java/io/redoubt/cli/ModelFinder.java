package io.redoubt.cli;

import io.redoubt.llm.ChatModel;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.InstalledModel;
import io.redoubt.llm.ModelOptions;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.ServerLook;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.connect.ModelServers;
import io.redoubt.llm.connect.Preferences;
import io.redoubt.llm.http.ApiKey;
import io.redoubt.llm.http.Endpoint;
import io.redoubt.llm.http.Timers;
import io.redoubt.llm.pool.BreakerModel;
import io.redoubt.llm.served.Backoff;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Looks for the model that a run may ask, while the run reads its input. Never throws for what a
/// server does.
final class ModelFinder {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration LOCAL_CONNECT = Duration.ofMillis(500);

  private final io.redoubt.cli.ModelOptions options;
  private final Map<String, String> environment;
  private final ApiKey key;
  private final Ticker ticker;
  private final ModelServers servers;

  ModelFinder(
      io.redoubt.cli.ModelOptions options,
      Terminal terminal,
      Ticker ticker,
      RandomGenerator random) {
    this.options = options;
    this.environment = terminal.environment();
    this.key = ApiKey.of(terminal.configuration().given("llm.api-key").orElse(""));
    this.ticker = ticker;
    Timers t = Timers.STANDARD;
    Duration connect = options.named(environment) ? t.connect() : LOCAL_CONNECT;
    Timers timers = new Timers(connect, t.firstByte(), t.gap(), t.load(), LOOK);
    this.servers = new ModelServers(timers, Backoff.standard(random), ticker);
  }

  /// What was found.
  sealed interface Found {
    /// It can be asked; it may still be loading.
    record Model(ChatModel model, String name) implements Found {}

    /// There is none.
    ///
    /// @param note one line for people, with the remedy
    record None(String note) implements Found {}
  }

  Found find() {
    return options.file().map(this::local).orElseGet(this::served);
  }

  private Found local(Path file) {
    ChatModel guarded = new BreakerModel(servers.file(file, ModelOptions.STANDARD), ticker);
    return switch (guarded.prepare(Deadline.after(LOOK, ticker))) {
      case Readiness.Ready _, Readiness.Loading _ -> new Found.Model(guarded, file.toString());
      case Readiness.Unusable unusable -> {
        guarded.close();
        yield new Found.None(reason(unusable));
      }
    };
  }

  private static String reason(Readiness.Unusable unusable) {
    return unusable.detail() + " " + unusable.reason().remedy() + " Verdicts are deterministic.";
  }

  private Found served() {
    String address = options.address(environment);
    Endpoint endpoint;
    try {
      endpoint = Endpoint.parse(address, key, options.plaintext);
    } catch (IllegalArgumentException wrong) {
      return new Found.None("--llm-url: " + wrong.getMessage());
    }
    return switch (servers.look(endpoint, Deadline.after(LOOK, ticker))) {
      case ServerLook.Absent absent -> new Found.None(absent(absent, address));
      case ServerLook.Found found -> chosen(endpoint, found, address);
    };
  }

  private String absent(ServerLook.Absent absent, String address) {
    String line = io.redoubt.cli.ModelOptions.absence(absent.reason(), address);
    return options.named(environment) && absent.reason() != FailureReason.CONNECT
        ? line + " " + absent.reason().remedy()
        : line;
  }

  private Found chosen(Endpoint endpoint, ServerLook.Found found, String address) {
    String wanted = options.wanted(environment);
    Optional<InstalledModel> model = Preferences.choose(found.models(), wanted);
    if (model.isEmpty()) {
      return new Found.None(missing(found, wanted, address));
    }
    ChatModel served =
        servers.model(endpoint, found.kind(), model.get().name(), ModelOptions.STANDARD);
    ChatModel guarded = new BreakerModel(served, ticker);
    return switch (guarded.prepare(Deadline.after(LOOK, ticker))) {
      case Readiness.Ready _, Readiness.Loading _ -> new Found.Model(guarded, model.get().name());
      case Readiness.Unusable unusable -> {
        guarded.close();
        yield new Found.None(
            "The model " + model.get().name() + " cannot be asked: " + reason(unusable));
      }
    };
  }

  private static String missing(ServerLook.Found found, String wanted, String address) {
    String what =
        wanted.isEmpty()
            ? "none of the models it knows how to ask"
            : "the model " + wanted + " is not";
    String list =
        found.models().stream()
            .map(m -> m.name() + (m.forwarded() ? " (cloud, refused)" : ""))
            .limit(8)
            .reduce((a, b) -> a + ", " + b)
            .orElse("none");
    return (wanted.isEmpty() ? "At " + address + " is " + what : "At " + address + " " + what)
        + " installed (installed: "
        + list
        + "): verdicts are deterministic. Name one with --model, or: ollama pull "
        + (wanted.isEmpty() ? "phi4-mini" : wanted)
        + ".";
  }
}
