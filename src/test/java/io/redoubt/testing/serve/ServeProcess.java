package io.redoubt.testing.serve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `redoubt serve` as a process of its own, on a free port of this machine.
public final class ServeProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("ready on (https?://[^\\s\"]+)");
  private static final long PATIENCE_SECONDS = 120;

  private final Process process;
  private final Thread listener;
  private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<URI> ready = new CompletableFuture<>();

  private ServeProcess(Process process) {
    this.process = process;
    listener = Thread.ofVirtual().start(this::listen);
  }

  /// Starts it over this folder, without a model, and waits until it is ready.
  public static ServeProcess start(Path data, Map<String, String> environment, String... options)
      throws IOException {
    ServeProcess started = launch(data, environment, options);
    started.ready.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    return started;
  }

  /// Starts it and does not wait.
  public static ServeProcess launch(Path data, Map<String, String> environment, String... options)
      throws IOException {
    List<String> arguments = new ArrayList<>(List.of("serve", "--llm", "off"));
    if (!List.of(options).contains("--port")) {
      arguments.addAll(List.of("--port", "0"));
    }
    arguments.addAll(List.of("--data-dir", data.toString()));
    arguments.addAll(List.of(options));
    List<String> command = Program.built().command(List.of(), arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().put("REDOUBT_CONFIG", "none");
    return new ServeProcess(builder.start());
  }

  private void listen() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .forEach(
              line -> {
                said.add(line);
                Matcher is = READY.matcher(line);
                if (is.find()) {
                  ready.complete(URI.create(is.group(1)));
                }
              });
    } catch (IOException ended) {
      said.add(String.valueOf(ended.getMessage()));
    }
    ready.completeExceptionally(new IllegalStateException(String.join("\n", said)));
  }

  /// Where it answers.
  public URI address() {
    return ready.join();
  }

  /// The lines it has printed so far.
  public List<String> said() {
    return List.copyOf(said);
  }

  /// Its number for the system.
  public long pid() {
    return process.pid();
  }

  /// Sends a signal, such as `TERM` or `INT`.
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
  }

  /// Waits for its end, and until all that it printed is known.
  ///
  /// @return the exit code
  public int ended() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("It does not end: " + String.join("\n", said));
    }
    var _ = listener.join(Duration.ofSeconds(PATIENCE_SECONDS));
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
