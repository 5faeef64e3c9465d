package io.redoubt.cli.option;

import io.redoubt.cli.terminal.UsageError;
import io.redoubt.config.Configuration;
import io.redoubt.llm.EmbeddingModel;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.http.ApiKey;
import io.redoubt.llm.http.Endpoint;
import io.redoubt.llm.http.Timers;
import io.redoubt.llm.http.Wire;
import io.redoubt.llm.ollama.OllamaEmbedder;
import io.redoubt.llm.vectors.Embedders;
import java.time.Duration;
import java.util.Map;

/// The model that searches by meaning are made with, as configured. Nothing is loaded or sent yet.
public final class Embedder {
  private static final Timers TIMERS =
      new Timers(
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          Duration.ofSeconds(3));

  private Embedder() {}

  /// The one of `search.embedding-model` at its server, else the one that ships with the program.
  ///
  /// @throws UsageError when the address of the server is none, or not to be asked in plain text
  public static EmbeddingModel of(Configuration configuration, Map<String, String> environment) {
    String name = configuration.given("search.embedding-model").orElse("").strip();
    if (name.isEmpty()) {
      return Embedders.shipped();
    }
    String host = environment.getOrDefault("OLLAMA_HOST", "");
    String standard = host.isBlank() || host.startsWith("0.0.0.0") ? ModelOptions.OLLAMA : host;
    String address =
        configuration
            .given("search.embedding-url")
            .filter(url -> !url.isBlank())
            .or(() -> configuration.given("llm.base-url").filter(url -> !url.isBlank()))
            .orElse(standard);
    boolean plain = configuration.given("llm.allow-plaintext").map(Boolean::valueOf).orElse(false);
    ApiKey key = ApiKey.of(configuration.given("llm.api-key").orElse(""));
    try {
      Endpoint endpoint = Endpoint.parse(address, key, plain);
      return new OllamaEmbedder(new Wire(endpoint, TIMERS), name, Ticker.system());
    } catch (IllegalArgumentException wrong) {
      throw new UsageError("search.embedding-url " + address + ": " + wrong.getMessage());
    }
  }
}
