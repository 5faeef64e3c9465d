package io.redoubt.app;

import io.redoubt.api.compat.engine.Floor;
import io.redoubt.api.compat.engine.Surroundings;
import io.redoubt.api.compat.recipe.Closest;
import io.redoubt.api.compat.recipe.RecipeMemory;
import io.redoubt.api.compat.recipe.RecipeOperations;
import io.redoubt.api.compat.rules.RuleFloor;
import io.redoubt.api.compat.setup.CompatSettings;
import io.redoubt.api.compat.setup.CompatSurfaces;
import io.redoubt.api.compat.setup.CompatVariables;
import io.redoubt.api.door.Door;
import io.redoubt.api.http.HttpServer;
import io.redoubt.api.http.Listening;
import io.redoubt.api.measure.Meters;
import io.redoubt.api.wire.Surface;
import io.redoubt.cli.serve.Serving;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.config.Configuration;
import io.redoubt.config.ReferenceSettings;
import io.redoubt.event.port.Keys;
import io.redoubt.llm.exchange.HttpExchange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/// The wire of the reference system, put together from configuration and environment.
final class ReferenceWire implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  private final CompatSettings settings;
  private final Keys keys;
  private final Parts parts;
  private final Floor rules;
  private final HttpExchange exchange = new HttpExchange(CONNECT);
  private final HttpExchange elsewhere;
  private final Serving.Role role;
  private final CompatSurfaces surfaces;

  private ReferenceWire(CompatSettings settings, Parts parts, Serving.Manner manner) {
    this.settings = settings;
    this.role = manner.role();
    this.elsewhere = new HttpExchange(CONNECT, manner.engine().flatMap(Serving.Engine::tls));
    this.parts = parts;
    this.keys = parts.ledger().keys();
    this.rules = new RuleFloor(parts.engine().eventReader(), parts.rules()::detector);
    Surroundings around =
        new Surroundings(
            keys::any,
            System::nanoTime,
            Thread::sleep,
            () -> UUID.randomUUID().toString(),
            new LoggedCalls());
    this.surfaces = new CompatSurfaces(settings, exchange, elsewhere, rules, around);
  }

  /// The configuration or the environment is wrong.
  static final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<String> problems;

    Unusable(List<String> problems) {
      super(String.join(" ", problems));
      this.problems = problems;
    }

    List<String> problems() {
      return problems;
    }
  }

  static ReferenceWire open(Terminal terminal, Parts parts, Serving.Manner manner) {
    Map<String, String> given =
        ReferenceSettings.over(terminal.environment(), terminal.configuration());
    manner
        .engine()
        .map(Serving.Engine::url)
        .filter(url -> !url.isEmpty())
        .ifPresent(url -> given.put("LOCAL_LLM_ENGINE_BASE_URL", url));
    return switch (CompatVariables.of(given, own(terminal.configuration()))) {
      case CompatVariables.Read.Usable(var settings) -> new ReferenceWire(settings, parts, manner);
      case CompatVariables.Read.Wrong(var problems) -> throw new Unusable(problems);
    };
  }

  private static CompatVariables.Own own(Configuration configuration) {
    return new CompatVariables.Own(
        configuration.given("compat").orElse(""),
        configuration.given("compat-trusted-proxies").orElse(""),
        configuration.given("compat-engine-port").orElse(""),
        configuration.given("compat-backend-port").orElse(""),
        configuration.given("llm.base-url").orElse(""),
        configuration.given("llm.model").orElse(""));
  }

  List<Surface> shared() {
    List<Surface> all = new ArrayList<>(surfaces.shared());
    all.add(recipe().surface());
    return all;
  }

  /* What counts the events begins with the first question: who never asks pays nothing. */
  private RecipeOperations recipe() {
    return new RecipeOperations(
        parts.intake(),
        parts.log(),
        new FirstAsked<>(
            () -> {
              RecipeMemory memory = new RecipeMemory(parts.log().first());
              parts.engine().feed("recipe", memory);
              return memory;
            }),
        new Closest(parts.meaning(), parts::settled),
        rules);
  }

  /// Also listens on the ports of its own, as far as there are any.
  ///
  /// @throws java.io.UncheckedIOException when one is taken
  Ports listen(Listening common) {
    List<HttpServer> servers = new ArrayList<>();
    if (role != Serving.Role.soc) {
      start(common, settings.enginePort(), surfaces.engineAlone(), servers);
    }
    if (role != Serving.Role.engine) {
      start(common, settings.backendPort(), surfaces.backendAlone(), servers);
    }
    return new Ports(servers);
  }

  private void start(
      Listening common, OptionalInt port, Surface surface, List<HttpServer> servers) {
    if (port.isPresent()) {
      Listening at = new Listening(common.host(), port.getAsInt(), common.tls(), common.grace());
      Door door = new Door(keys, Door.Limits.standard(), System::nanoTime);
      servers.add(HttpServer.start(at, List.of(surface), door, new Meters(List.of())));
    }
  }

  /// What listens on ports of its own.
  record Ports(List<HttpServer> servers) implements AutoCloseable {
    void drain() {
      servers.forEach(HttpServer::drain);
    }

    @Override
    public void close() {
      servers.forEach(HttpServer::close);
    }
  }

  @Override
  public void close() {
    exchange.close();
    elsewhere.close();
  }
}
