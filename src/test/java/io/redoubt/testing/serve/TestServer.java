package io.redoubt.testing.serve;

import io.redoubt.api.ApiServer;
import io.redoubt.api.Backing;
import io.redoubt.api.door.Door;
import io.redoubt.api.http.Listening;
import io.redoubt.api.v1.Readiness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The service over parts in memory, on a free port of this machine, and a client for it.
public final class TestServer implements AutoCloseable {
  private final MemoryIntake intake = new MemoryIntake();
  private final MemoryCases cases = new MemoryCases();
  private final MemoryKeys keys = new MemoryKeys();
  private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
  private final Conformance contract = new Conformance();
  private final ApiServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// Starts it with the usual limits.
  public TestServer() {
    this(Door.Limits.standard());
  }

  /// Starts it.
  public TestServer(Door.Limits limits) {
    List<Readiness> parts = List.of(new Readiness("store", trouble::get));
    Backing backing =
        new Backing(
            intake,
            new Backing.Stores(keys, cases, Optional.empty()),
            parts,
            List.of(),
            List.of(),
            limits);
    this.server = ApiServer.start(new Listening("127.0.0.1", 0, Optional.empty()), backing);
  }

  /// What was delivered.
  public MemoryIntake intake() {
    return intake;
  }

  /// Its alerts and incidents.
  public MemoryCases cases() {
    return cases;
  }

  /// Its keys.
  public MemoryKeys keys() {
    return keys;
  }

  /// From now on the store is in this trouble.
  public void trouble(String what) {
    trouble.set(Optional.of(what));
  }

  /// The port it listens on.
  public int port() {
    return server.port();
  }

  /// Against which every exchange is held.
  public Conformance contract() {
    return contract;
  }

  /// A request to a path, with headers as name, value, name, value …
  public HttpResponse<String> send(String method, String path, byte[] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
            .method(
                method,
                body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpRequest sent = request.build();
      HttpResponse<String> answer = client.send(sent, BodyHandlers.ofString());
      boolean packed = sent.headers().firstValue("content-encoding").isPresent();
      String type = packed ? "" : sent.headers().firstValue("content-type").orElse("");
      contract.holds(method, path, type, body, answer);
      return answer;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  /// `GET`.
  public HttpResponse<String> get(String path, String... headers) {
    return send("GET", path, new byte[0], headers);
  }

  /// `POST` of text.
  public HttpResponse<String> post(String path, String body, String... headers) {
    return send("POST", path, body.getBytes(java.nio.charset.StandardCharsets.UTF_8), headers);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
