package io.redoubt.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.serve.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A real `redoubt serve` in a process of its own, which may be ended in any way. What it says is
/// kept. Thread-safe.
final class ServedProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile("ready on http://127\\.0\\.0\\.1:(\\d+)");
  private static final Pattern STEPS = Pattern.compile("ready in \\d.*");
  private static final Pattern LISTENS = Pattern.compile("listens at (\\S+)=.*:(\\d+)");
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Process process;
  private final List<String> said = new ArrayList<>();
  private final Map<String, Integer> ports = new ConcurrentHashMap<>();
  private final CountDownLatch told = new CountDownLatch(1);
  private final long begun = System.nanoTime();
  private volatile long readyNanos;

  /// How it is run.
  ///
  /// @param wrapper words before the command, such as those of `strace`
  /// @param jvm further options of the JVM
  /// @param arguments further arguments of `serve`
  record How(List<String> wrapper, List<String> jvm, List<String> arguments) {
    /// With these arguments.
    static How with(String... arguments) {
      return new How(List.of(), List.of(), List.of(arguments));
    }
  }

  private ServedProcess(Process process) {
    this.process = process;
    Thread.ofPlatform().daemon().start(this::listen);
  }

  /// Starts it and does not wait.
  static ServedProcess begin(Program program, Path data, How how) throws IOException {
    List<String> command = new ArrayList<>(how.wrapper());
    List<String> arguments = new ArrayList<>(List.of("serve", "--port", "0", "--llm", "off"));
    arguments.addAll(List.of("--data-dir", data.toString()));
    arguments.addAll(how.arguments());
    command.addAll(program.command(how.jvm(), arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("REDOUBT_CONFIG", "none");
    return new ServedProcess(builder.start());
  }

  /// Starts it and waits until it is ready.
  static ServedProcess start(Program program, Path data, How how) throws IOException {
    ServedProcess served = begin(program, data, how);
    if (!served.ready()) {
      throw new AssertionError("not ready: " + served.state());
    }
    return served;
  }

  private void listen() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        hear(line);
      }
    } catch (IOException | UncheckedIOException gone) {
      hear("gone: " + gone.getMessage());
    } finally {
      told.countDown();
    }
  }

  private void hear(String line) {
    synchronized (said) {
      said.add(line);
    }
    Matcher listens = LISTENS.matcher(line);
    if (listens.find()) {
      ports.put(listens.group(1), Integer.valueOf(listens.group(2)));
    }
    Matcher ready = READY.matcher(line);
    if (ready.find()) {
      ports.put("http", Integer.valueOf(ready.group(1)));
      readyNanos = System.nanoTime() - begun;
      told.countDown();
    }
  }

  /// Waits until it says that it is ready; false when it ended before.
  boolean ready() {
    try {
      return told.await(PATIENCE.toSeconds(), TimeUnit.SECONDS) && ports.containsKey("http");
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// From its start until it was ready.
  Duration readyAfter() {
    return Duration.ofNanos(readyNanos);
  }

  /// What it says that its start took, step by step; empty until it has said so.
  String steps() {
    Matcher steps = STEPS.matcher(said());
    return steps.find() ? steps.group() : "";
  }

  /// The port of `http` or of a listener, such as `syslog-tcp`.
  int port(String of) {
    return ports.getOrDefault(of, -1);
  }

  /// A client of its HTTP port.
  Api api() {
    return new Api(port("http"));
  }

  /// What it wrote on its standard error.
  String said() {
    synchronized (said) {
      return String.join("\n", said);
    }
  }

  /// How it is, for a message: gone with which code, or where its threads are, and what it said.
  String state() {
    if (!process.isAlive()) {
      return "gone with " + process.exitValue() + ", said: " + said();
    }
    try (Stream<String> status = Files.lines(Path.of("/proc/" + pid() + "/status"))) {
      new ProcessBuilder("kill", "-QUIT", Long.toString(pid())).start().waitFor();
      process.waitFor(2, TimeUnit.SECONDS); // the threads are told on its standard output
      return status.limit(3).toList() + ", said: " + said();
    } catch (IOException | UncheckedIOException none) {
      return (process.isAlive() ? "alive" : "just gone") + ", said: " + said();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return "alive";
    }
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /// `kill -9`, and what it was started with.
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.toHandle().destroyForcibly();
    await();
  }

  /// As Ctrl-C or the system ends it; gives its exit code.
  int stop() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.toHandle().destroy();
    return await();
  }

  /// Waits until it ends; gives its exit code.
  int await() {
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(said()).isTrue();
      return process.exitValue();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stop);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }
}
