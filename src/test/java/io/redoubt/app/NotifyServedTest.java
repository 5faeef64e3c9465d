package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.cli.serve.Serving;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.config.Configuration;
import io.redoubt.config.ConfigurationLoader;
import io.redoubt.store.DataDirectory;
import io.redoubt.testing.receive.HttpReceiver;
import io.redoubt.testing.receive.Script;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Records go in at one end of the service, and a receiver hears of what they mean at the other.
class NotifyServedTest {
  private static final Pattern READY = Pattern.compile("ready on http://127\\.0\\.0\\.1:(\\d+)");

  @TempDir private Path folder = Path.of("");
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private AtomicBoolean stop = new AtomicBoolean();

  @Test
  void anAlertThatCouldNotBeToldBeforeAStopIsToldAfterItOnce() throws Exception {
    try (HttpReceiver receiver = HttpReceiver.plain()) {
      for (int i = 0; i < 200; i++) {
        receiver.then(new Script.Answers(503));
      }
      Configuration configuration = configuration(receiver.url("/s3cr3t-path"));
      CompletableFuture<Integer> first = start(configuration);
      int port = port();
      String lines = Files.readString(Path.of("samples/incident/web01/auth.log"));
      post(port, "/api/v1/events", lines);
      Running.until(() -> !receiver.got().isEmpty());
      String metrics = get(port, "/metrics");
      assertThat(metrics)
          .contains("redoubt_notify_failed_total{channel=\"hook\"}")
          .contains("redoubt_notify_delivery_seconds_count{channel=\"hook\"} 0.0")
          .contains("redoubt_notify_sent_total{channel=\"hook\"} 0.0");
      end(first);
      try (HttpReceiver whole = HttpReceiver.plain()) {
        CompletableFuture<Integer> second = start(configuration(whole.url("/in")));
        port();
        Running.until(() -> !whole.got().isEmpty());
        end(second);
        CompletableFuture<Integer> third = start(configuration(whole.url("/in")));
        port();
        end(third);
        List<String> ids =
            whole.got().stream()
                .flatMap(
                    got ->
                        JsonMapper.shared().readTree(got.body()).get("notifications").valueStream())
                .map(one -> one.get("id").asString())
                .toList();
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
        assertThat(whole.got()).noneMatch(got -> got.body().contains("deploy"));
      }
      assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("s3cr3t");
    }
  }

  @Test
  void aWrongChannelIsNamedAndNothingBegins() throws IOException {
    Path file = folder.resolve("wrong.yaml");
    Files.writeString(file, "notify:\n  channels:\n    a:\n      type: slack\n");
    assertThat(run(read(file))).isEqualTo(Exit.USAGE);
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("wrong.yaml:4: notify.channels.a.type");
  }

  private Configuration configuration(String url) throws IOException {
    Path file = folder.resolve("redoubt.yaml");
    Files.writeString(
        file,
        """
        notify:
          allow: [localhost]
          channels:
            hook:
              type: webhook
              url: %s
              allow-plaintext: true
              group: 1s
          routes:
            all:
              channels: [hook]
        """
            .formatted(url));
    return read(file);
  }

  private static Configuration read(Path file) {
    return switch (new ConfigurationLoader(Map.of(), Path.of("/nowhere")).load(file.toString())) {
      case ConfigurationLoader.Loaded.Usable(var configuration, _) -> configuration;
      case ConfigurationLoader.Loaded.Broken(var problems) ->
          throw new IllegalArgumentException(problems.toString());
    };
  }

  private CompletableFuture<Integer> start(Configuration configuration) {
    said.reset();
    stop = new AtomicBoolean();
    return CompletableFuture.supplyAsync(
        () -> run(configuration), command -> Thread.ofPlatform().daemon().start(command));
  }

  private void end(CompletableFuture<Integer> running) {
    stop.set(true);
    assertThat(running.join()).isEqualTo(Exit.OK);
  }

  private int run(Configuration configuration) {
    PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            err,
            err,
            Map.of("NO_COLOR", "1"),
            configuration);
    Serving.Wanted wanted =
        new Serving.Wanted(
            "127.0.0.1",
            0,
            new DataDirectory(folder.resolve("data")),
            List.of(),
            Optional.empty(),
            false);
    return new Service().run(wanted, terminal, stop::get);
  }

  private int port() {
    Running.until(() -> READY.matcher(said.toString(StandardCharsets.UTF_8)).find());
    Matcher ready = READY.matcher(said.toString(StandardCharsets.UTF_8));
    assertThat(ready.find()).isTrue();
    return Integer.parseInt(ready.group(1));
  }

  private static void post(int port, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "text/plain")
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  private static String get(int port, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }
}
