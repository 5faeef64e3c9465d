package io.redoubt.api.compat.engine;

import io.redoubt.api.compat.json.JsonText;
import io.redoubt.api.compat.json.Parsed;
import io.redoubt.api.compat.json.Value;
import io.redoubt.llm.exchange.Exchange;
import io.redoubt.llm.exchange.Exchanged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks whether Ollama is there and has the model (`GET /api/tags`, within five seconds).
/// Thread-safe.
final class Probe {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final EngineSettings.Ollama settings;
  private final Exchange exchange;

  Probe(EngineSettings.Ollama settings, Exchange exchange) {
    this.settings = settings;
    this.exchange = exchange;
  }

  /// @param models the names of the installed ones
  /// @param error why it is not reachable
  record Look(boolean reachable, boolean hasModel, List<String> models, Optional<String> error) {}

  Look look() {
    String url = settings.at("/api/tags");
    return switch (exchange.get(url, Map.of(), PATIENCE)) {
      case Exchanged.NoConnection _ -> missing("Connection refused at " + settings.baseUrl());
      case Exchanged.TimedOut _ -> missing("Connectivity check timed out after 5 seconds");
      case Exchanged.Broken(var detail) -> missing(detail);
      case Exchanged.Interrupted _ -> missing("The check was given up.");
      case Exchanged.Answered(var status, _, _) when status < 200 || status >= 300 ->
          missing("Ollama HTTP error " + status);
      case Exchanged.Answered(_, _, var body) ->
          JsonText.python(body) instanceof Parsed.Good(Value.Members tags)
              ? found(tags)
              : missing("Ollama returned no JSON object");
    };
  }

  private Look found(Value.Members tags) {
    List<String> names = new ArrayList<>();
    if (tags.get("models") instanceof Value.Items(var models)) {
      for (Value model : models) {
        names.add(name(model));
      }
    }
    String wanted = settings.model();
    boolean there = names.stream().anyMatch(n -> n.equals(wanted) || n.startsWith(wanted + ":"));
    return new Look(true, there, names, Optional.empty());
  }

  private static String name(Value model) {
    return model instanceof Value.Members members
            && members.get("name") instanceof Value.Text(var n)
        ? n
        : "";
  }

  private static Look missing(String error) {
    return new Look(false, false, List.of(), Optional.of(error));
  }
}
