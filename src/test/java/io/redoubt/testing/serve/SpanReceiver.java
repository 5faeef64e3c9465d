package io.redoubt.testing.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A collector of OpenTelemetry on loopback that keeps what it is sent as OTLP/HTTP with JSON, and
/// answers with the status it is told. Thread-safe.
public final class SpanReceiver implements AutoCloseable {
  private final HttpServer server;
  private final int status;
  private final List<JsonNode> spans = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();

  /// One that answers so.
  public SpanReceiver(int status) throws IOException {
    this.status = status;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      bodies.add(new String(body, java.nio.charset.StandardCharsets.UTF_8));
      keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("X-Key")));
      JsonNode request = JsonMapper.shared().readTree(body);
      request.at("/resourceSpans/0/scopeSpans/0/spans").forEach(spans::add);
      exchange.sendResponseHeaders(status, -1);
    }
  }

  /// The base address.
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// What was sent, as text.
  public List<String> bodies() {
    return List.copyOf(bodies);
  }

  /// The values of the header `X-Key`.
  public List<String> keys() {
    return List.copyOf(keys);
  }

  /// All spans of this name.
  public List<JsonNode> named(String name) {
    return spans.stream().filter(span -> span.path("name").asString("").equals(name)).toList();
  }

  /// The value of an attribute, as text.
  public static Optional<String> attribute(JsonNode span, String key) {
    return span.path("attributes")
        .valueStream()
        .filter(one -> one.path("key").asString("").equals(key))
        .map(one -> one.path("value").iterator().next().asString())
        .findFirst();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
