package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.cli.Cli;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.testing.serve.Conformance;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `redoubt serve` in this process, from its command line on, and a client whose every exchange is
/// held against the contract.
final class Running implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("ready on (https?://127\\.0\\.0\\.1:\\d+)");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final AtomicBoolean stop = new AtomicBoolean();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final CompletableFuture<Integer> code;
  private final Conformance contract = new Conformance();
  private final HttpClient client = HttpClient.newHttpClient();

  /// Starts it; waits for nothing.
  Running(Map<String, String> environment, String... args) {
    PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(new ByteArrayInputStream(new byte[0]), err, err, environment);
    Cli cli = new Cli(terminal, Clock.systemUTC(), stop::get, new Service());
    List<String> line = new ArrayList<>(List.of("serve", "--port", "0"));
    line.addAll(List.of(args));
    code =
        CompletableFuture.supplyAsync(
            () -> cli.run(line.toArray(String[]::new)),
            command -> Thread.ofPlatform().daemon().start(command));
  }

  /// What it told on standard error so far.
  String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  /// Its address, once it is ready.
  String url() {
    until(() -> READY.matcher(said()).find() || code.isDone());
    Matcher ready = READY.matcher(said());
    assertThat(ready.find()).as(said()).isTrue();
    return ready.group(1);
  }

  /// A request with a body, and headers as name, value, name, value …
  HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .timeout(Duration.ofMinutes(2))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpRequest sent = request.build();
      HttpResponse<String> answer = client.send(sent, BodyHandlers.ofString());
      String type = sent.headers().firstValue("content-type").orElse("");
      contract.holds(method, path, type, body.getBytes(StandardCharsets.UTF_8), answer);
      return answer;
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  /// The JSON at a path.
  JsonNode get(String path) {
    return JSON.readTree(send("GET", path, "").body());
  }

  /// The JSON answer to JSON.
  JsonNode json(String method, String path, String body) {
    return JSON.readTree(send(method, path, body, "Content-Type", "application/json").body());
  }

  /// Lines of text as records.
  void take(String lines) {
    assertThat(send("POST", "/api/v1/events", lines, "Content-Type", "text/plain").statusCode())
        .isEqualTo(200);
  }

  /// Waits for something, for two minutes at most.
  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(50_000_000);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  @Override
  public void close() {
    stop.set(true);
    assertThat(code.join()).as(said()).isEqualTo(Exit.OK);
    client.close();
  }
}
