package io.redoubt.api.compat.engine;

import io.redoubt.api.compat.Mode;
import io.redoubt.api.compat.Outbound;
import io.redoubt.api.compat.Peers;
import io.redoubt.api.compat.Requests;
import io.redoubt.api.compat.ScriptedExchange;
import io.redoubt.api.compat.Secret;
import io.redoubt.api.compat.json.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// An engine over a scripted exchange, with a clock that is moved by hand.
public final class Engines {
  /// An answer of a model that holds.
  public static final String GOOD =
      "{\"attack_classification\":\"credential_access\",\"false_positive_likelihood\":0.1,"
          + "\"risk_score\":80,\"reason\":\"many failures\"}";

  private final ScriptedExchange exchange;
  private EngineSettings settings = EngineSettings.STANDARD;
  private boolean keyed;
  private Floor floor = Floor.NONE;
  final AtomicLong nanos = new AtomicLong();
  final List<String> pauses = new ArrayList<>();
  final List<String> notes = new ArrayList<>();

  private Engines(ScriptedExchange exchange) {
    this.exchange = exchange;
  }

  /// Over this exchange.
  public static Engines over(ScriptedExchange exchange) {
    return new Engines(exchange);
  }

  Engines strict() {
    return trusting(Mode.STRICT, Peers.NONE);
  }

  Engines trusting(Mode mode, Peers peers) {
    EngineSettings.Trust trust = new EngineSettings.Trust(mode, peers);
    settings =
        new EngineSettings(
            settings.ollama(),
            settings.debug(),
            settings.key(),
            settings.limit(),
            settings.lengths(),
            trust);
    return this;
  }

  Engines withKey(String key) {
    settings =
        new EngineSettings(
            settings.ollama(),
            settings.debug(),
            Secret.of(key),
            settings.limit(),
            settings.lengths(),
            settings.trust());
    return this;
  }

  Engines limited(int requests, int seconds) {
    settings =
        new EngineSettings(
            settings.ollama(),
            settings.debug(),
            settings.key(),
            new EngineSettings.Limit(true, requests, seconds),
            settings.lengths(),
            settings.trust());
    return this;
  }

  Engines keyed() {
    keyed = true;
    return this;
  }

  Engines withFloor(Floor rules) {
    floor = rules;
    return this;
  }

  /// The settings so far.
  public EngineSettings settings() {
    return settings;
  }

  /// Surroundings with the clock of this engine.
  public Surroundings around() {
    Journal journal = (event, id, details) -> notes.add(event + " " + id + members(details));
    return new Surroundings(() -> keyed, nanos::get, _ -> {}, () -> "made", journal);
  }

  private static String members(Value.Members details) {
    return " " + String.join(",", details.members().keySet());
  }

  /// The analysis.
  public Analysis analysis() {
    Pause pause = time -> pauses.add(time.toString());
    return new Analysis(
        settings, new Ollama(settings.ollama(), exchange, pause), floor, around().journal());
  }

  EngineSurface surface() {
    return new EngineSurface(settings, analysis(), exchange, around());
  }

  /// What one request is answered by a fresh engine.
  Outbound answer(Requests request) {
    return surface().answer(request.inbound());
  }
}
