package io.redoubt.reliability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of a service that may be gone. Thread-safe.
///
/// @param port of its HTTP
record Api(int port) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(20))
          .build();
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /// The answer, or empty when the service is gone.
  Optional<HttpResponse<String>> send(String method, String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(PATIENCE)
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return Optional.of(
          CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
    } catch (IOException gone) {
      return Optional.empty();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  Optional<HttpResponse<String>> get(String path) {
    return send("GET", path, new byte[0]);
  }

  /// The document at a path of a service that is there.
  JsonNode json(String path) {
    return JsonMapper.shared().readTree(get(path).orElseThrow().body());
  }

  /// A figure of `/metrics` with a label such as `protocol="gelf-tcp"`; -1 when it is not there.
  long metric(String name, String label) {
    return get("/metrics")
        .map(HttpResponse::body)
        .flatMap(
            text ->
                text.lines()
                    .filter(line -> line.startsWith(name + "{") && line.contains(label))
                    .map(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .findFirst())
        .orElse(-1L);
  }

  /// A figure of `/metrics`; -1 when it is not there.
  long metric(String name) {
    return get("/metrics")
        .map(HttpResponse::body)
        .flatMap(
            text ->
                text.lines()
                    .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                    .map(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .findFirst())
        .orElse(-1L);
  }

  /// Waits until rules and index have seen every record.
  void settle() {
    until(
        () ->
            metric("redoubt_detect_lag_records") == 0
                && metric("redoubt_index_lag_records") == 0
                && metric("redoubt_alerts_pending") == 0,
        () -> "lag " + metric("redoubt_detect_lag_records"));
  }

  /// All alerts: id, title, severity and how many events.
  TreeSet<String> alerts() {
    TreeSet<String> all = new TreeSet<>();
    String cursor = "";
    do {
      JsonNode page = json("/api/v1/alerts?limit=1000" + cursor);
      page.get("alerts")
          .forEach(
              alert ->
                  all.add(
                      alert.get("id").asString()
                          + ' '
                          + alert.get("severity").asString()
                          + ' '
                          + alert.get("event_count").asLong()
                          + ' '
                          + alert.get("title").asString()));
      cursor = page.get("cursor").isNull() ? "" : "&cursor=" + page.get("cursor").asString();
    } while (!cursor.isEmpty());
    return all;
  }

  /// Waits for a condition, for minutes.
  static void until(BooleanSupplier condition, Supplier<String> otherwise) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("Waited too long: " + otherwise.get());
      }
      LockSupport.parkNanos(10_000_000);
    }
  }
}
