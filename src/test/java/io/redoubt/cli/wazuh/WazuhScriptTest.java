package io.redoubt.cli.wazuh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script of the integration, run as integratord runs it: alert file, API key, hook URL.
class WazuhScriptTest {
  /* Python takes a hundred of a header. */
  private static final int MOST_LINES = 90;

  @TempDir private Path home = Path.of("");

  private final List<String> posted = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private volatile int status = 200;

  WazuhScriptTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void manager() throws IOException {
    assumeTrue(hasPython(), "needs python3 on this machine");
    for (String folder : new String[] {"integrations", "logs", "queue", "tmp"}) {
      Files.createDirectories(home.resolve(folder));
    }
    Path script = home.resolve("integrations/custom-redoubt");
    Files.copy(Path.of("deploy/wazuh/custom-redoubt"), script);
    assertThat(script.toFile().setExecutable(true)).isTrue();
    server.createContext(
        "/api/v1/events/wazuh",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          if (status == 200) {
            posted.add(exchange.getRequestHeaders().getFirst("Authorization") + " " + body);
          }
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static boolean hasPython() throws IOException {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, "python3"))) {
        return true;
      }
    }
    return false;
  }

  private void run(String alert) throws IOException {
    run(alert, server.getAddress().getPort());
  }

  private void run(String alert, int port) throws IOException {
    Path file = Files.writeString(home.resolve("tmp/custom-redoubt-1.alert"), alert + "\n");
    Process process =
        new ProcessBuilder(
                home.resolve("integrations/custom-redoubt").toString(),
                file.toString(),
                "KEY",
                "http://127.0.0.1:" + port + "/api/v1/events/wazuh")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    assertThat(said).isEmpty();
    assertThat(process.exitValue()).isZero();
  }

  private static String alert(String id, String group) {
    return "{\"id\":\"%s\",\"rule\":{\"id\":\"5710\",\"groups\":[\"%s\"]}}".formatted(id, group);
  }

  private long spooled() throws IOException {
    Path spool = home.resolve("queue/redoubt");
    if (!Files.isDirectory(spool)) {
      return 0;
    }
    try (var files = Files.list(spool)) {
      return files.filter(file -> file.toString().endsWith(".json")).count();
    }
  }

  @Test
  void postsTheAlertWithTheKey() throws IOException {
    run(alert("1", "sshd"));
    assertThat(posted).containsExactly("Bearer KEY " + alert("1", "sshd"));
    assertThat(spooled()).isZero();
  }

  @Test
  void keepsAlertsWhileTheServerFailsAndPostsThemAfterTheNext() throws IOException {
    status = 503;
    run(alert("1", "sshd"));
    run(alert("2", "sshd"));
    assertThat(spooled()).isEqualTo(2);
    status = 200;
    forgetFailure();
    run(alert("3", "sshd"));
    /* A call gives up after two seconds; on a busy machine a further one has to finish the work. */
    for (int i = 0; i < 20 && spooled() > 0; i++) {
      forgetFailure();
      run(alert("4", "sshd"));
    }
    assertThat(spooled()).isZero();
    assertThat(posted)
        .extracting(line -> line.substring("Bearer KEY {\"id\":\"".length()).charAt(0))
        .contains('3', '1', '2');
  }

  private void forgetFailure() throws IOException {
    Path failed = home.resolve("queue/redoubt/failed");
    if (Files.exists(failed)) {
      Files.setLastModifiedTime(failed, FileTime.from(Instant.EPOCH));
    }
  }

  @Test
  void keepsAlertsWhenNobodyListensAndSaysSo() throws IOException {
    server.stop(0);
    run(alert("1", "sshd"));
    assertThat(spooled()).isEqualTo(1);
    assertThat(home.resolve("logs/integrations.log")).content().contains("not posted");
  }

  @Test
  void returnsWhenTheServerNeverAnswers() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      run(alert("1", "sshd"), silent.getLocalPort());
    }
    assertThat(spooled()).isEqualTo(1);
  }

  /// Each line that comes would let a limit of the socket begin anew.
  @Test
  void returnsWhileTheServerIsStillAnswering() throws Exception {
    AtomicInteger lines = new AtomicInteger();
    try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering = Thread.ofVirtual().start(() -> drip(slow, lines));
      run(alert("1", "sshd"), slow.getLocalPort());
      assertThat(answering.join(Duration.ofMinutes(1))).isTrue();
    }
    assertThat(lines).hasValueBetween(1, MOST_LINES - 1);
    assertThat(spooled()).isEqualTo(1);
    assertThat(home.resolve("logs/integrations.log")).content().contains("no answer in time");
  }

  /* A line of the answer, then a while in which nothing comes from the other side, until it goes. */
  private static void drip(ServerSocket slow, AtomicInteger lines) {
    try (Socket client = slow.accept()) {
      client.setSoTimeout(200);
      OutputStream out = client.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.UTF_8));
      while (lines.incrementAndGet() < MOST_LINES && stays(client)) {
        out.write("X: y\r\n".getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException gone) {
      // as it is to be
    }
  }

  private static boolean stays(Socket client) throws IOException {
    try {
      int read = 0;
      while (read >= 0) {
        read = client.getInputStream().read();
      }
      return false;
    } catch (SocketTimeoutException still) {
      return true;
    }
  }

  @Test
  void refusedAlertIsGivenUpAndNamed() throws IOException {
    status = 400;
    run(alert("1", "sshd"));
    assertThat(spooled()).isZero();
    assertThat(home.resolve("logs/integrations.log")).content().contains("refused with 400");
  }

  @Test
  void whatRedoubtSaidIsNotSentBack() throws IOException {
    run(alert("1", "redoubt"));
    assertThat(posted).isEmpty();
    assertThat(spooled()).isZero();
  }
}
