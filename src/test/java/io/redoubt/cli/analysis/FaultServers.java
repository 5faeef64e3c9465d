package io.redoubt.cli.analysis;

import io.redoubt.llm.ServerKind;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.llm.Fault;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/// Failing model servers in a process of their own, so that their processor time is not that of
/// whoever asks them. One server at a time; for one thread.
final class FaultServers implements AutoCloseable {
  private static final long QUIET = 30_000;

  private final Process process;
  private final BufferedReader from;
  private final BufferedWriter to;

  /// Starts the process.
  FaultServers() throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                FaultServers.class.getName())
            .redirectError(Redirect.INHERIT)
            .start();
    from = process.inputReader(StandardCharsets.UTF_8);
    to = process.outputWriter(StandardCharsets.UTF_8);
  }

  /// Starts an Ollama that fails so; where to find it.
  String open(Fault fault) throws IOException {
    return said("open " + fault.name());
  }

  /// Waits until nobody is connected to it any more, and ends it; whether that came true in time.
  boolean quiet() throws IOException {
    return said("quiet").equals("true");
  }

  /// The processor time of all of them so far.
  Duration cost() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private String said(String command) throws IOException {
    to.write(command + "\n");
    to.flush();
    String line = from.readLine();
    if (line == null) {
      throw new IOException("the process of the servers ended at: " + command);
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    to.close();
    from.close();
    process.destroy();
  }

  /// The other process: does what it is told on standard input until that ends.
  public static void main(String[] args) throws IOException, InterruptedException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    FakeModelServer server = FakeModelServer.of(ServerKind.OLLAMA, FaultyRunsTest::honest);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("quiet")) {
        out.println(server.quiet(QUIET));
        server.close();
      } else {
        server.close();
        Fault fault = Fault.valueOf(line.substring("open ".length()));
        server = FakeModelServer.of(ServerKind.OLLAMA, FaultyRunsTest::honest, fault);
        out.println(server.url());
      }
    }
    server.close();
  }
}
