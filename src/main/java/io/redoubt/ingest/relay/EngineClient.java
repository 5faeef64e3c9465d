package io.redoubt.ingest.relay;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of an engine of the reference system, or of Redoubt, which answers alike. Thread-safe.
///
/// ```java
/// try (var engine = new EngineClient("http://127.0.0.1:8484", "", Duration.ofSeconds(120))) {
///   switch (engine.analyze(SecurityEvent.of("57 failed log-ons, then a success"))) {
///     case Relayed.Answered(var answer) -> System.out.println(answer.risk());
///     case Relayed.Failed(var kind, var detail, _) -> System.err.println(detail);
///   }
/// }
/// ```
public final class EngineClient implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int QUOTED = 200;

  private final HttpClient client;
  private final URI base;
  private final String key;
  private final Duration timeout;

  /// @param baseUrl of the engine, http or https
  /// @param key sent as `X-API-Key`; empty: none
  /// @param timeout for one event
  /// @throws IllegalArgumentException when the URL is none
  public EngineClient(String baseUrl, String key, Duration timeout) {
    this.base = URI.create(baseUrl.replaceFirst("/+$", "") + "/");
    if (base.getHost() == null) {
      throw new IllegalArgumentException("no address of an engine: " + baseUrl);
    }
    this.key = key;
    this.timeout = timeout;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
  }

  /// Has an event analysed; blocks.
  public Relayed analyze(SecurityEvent event) {
    return post("analyze-event", event.fields());
  }

  /// Has a summary analysed; blocks.
  ///
  /// @param fields `summary`, and `entity`, `time_window`, `additional_context` as far as known
  public Relayed analyzeContext(Map<String, String> fields) {
    return post("analyze-context", fields);
  }

  private Relayed post(String path, Map<String, String> fields) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .header("X-Request-ID", "redoubt-" + UUID.randomUUID().toString().substring(0, 12))
            .POST(BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(fields)));
    if (!key.isEmpty()) {
      request.header("X-API-Key", key);
    }
    try {
      return answered(client.send(request.build(), BodyHandlers.ofString()));
    } catch (HttpTimeoutException _) {
      return failed(Relayed.Kind.TIMEOUT, "no answer within " + timeout.toSeconds() + " s");
    } catch (ConnectException _) {
      return failed(Relayed.Kind.CONNECTION, "nobody listens at " + base);
    } catch (IOException broken) {
      return failed(Relayed.Kind.CONNECTION, "the connection broke: " + broken.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return failed(Relayed.Kind.CONNECTION, "interrupted");
    }
  }

  private static Relayed answered(HttpResponse<String> response) {
    String body = response.body();
    String quoted = body.substring(0, Math.min(QUOTED, body.length()));
    return switch (response.statusCode()) {
      case 200 -> read(body);
      case 401 -> failed(Relayed.Kind.KEY, "the engine needs a key: --api-key");
      case 403 -> failed(Relayed.Kind.KEY, "the key is not the engine's");
      case 422 -> failed(Relayed.Kind.REFUSED, "refused: " + quoted);
      case 429 -> new Relayed.Failed(Relayed.Kind.LIMIT, "too many requests", retryAfter(response));
      default -> failed(Relayed.Kind.STATUS, "HTTP " + response.statusCode() + ": " + quoted);
    };
  }

  private static int retryAfter(HttpResponse<String> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,6}"))
        .map(Integer::parseInt)
        .orElse(1);
  }

  private static Relayed read(String body) {
    try {
      JsonNode json = MAPPER.readTree(body);
      boolean whole =
          json.path("attack_classification").isString()
              && json.path("risk_score").isNumber()
              && json.path("false_positive_likelihood").isNumber()
              && json.path("reason").isString()
              && json.path("fallback_used").isBoolean();
      return whole
          ? new Relayed.Answered(new EngineAnswer(json))
          : failed(Relayed.Kind.CONTRACT, "the answer lacks fields");
    } catch (JacksonException _) {
      return failed(Relayed.Kind.CONTRACT, "the answer is no JSON");
    }
  }

  private static Relayed failed(Relayed.Kind kind, String detail) {
    return new Relayed.Failed(kind, detail, 0);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
