package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.redoubt.event.port.EventLog;
import io.redoubt.store.DataDirectory;
import io.redoubt.testing.serve.ServeProcess;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A real process is stopped while 32 clients post to it and another has stalled in the middle of
/// a request.
@Order(1) // long: begins first
class GracefulStopTest {
  private static final int CLIENTS = 32;
  private static final int ENOUGH = 200;

  @TempDir private Path data = Path.of("");
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger odd = new AtomicInteger();
  private final CountDownLatch enough = new CountDownLatch(ENOUGH);
  private volatile boolean done;

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT"})
  void whatWasAcknowledgedIsKeptAndItEndsWithZero(String signal) throws Exception {
    assumeTrue(signal.equals("TERM") || heedsInterrupts(), "SIGINT is ignored here, as by nohup");
    try (ServeProcess service =
            ServeProcess.start(
                data, Map.of(), "--stop-within", wait(signal), "--log-format", "json");
        Socket other = connected(service.address(), signal)) {
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int client = i;
        clients.add(Thread.ofVirtual().start(() -> post(service.address(), client)));
      }
      assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
      service.signal(signal);
      assertThat(service.ended()).as("exit code of %s", service.said()).isZero();
      done = true;
      for (Thread client : clients) {
        client.join();
      }
      assertThat(other.isConnected()).isTrue();
      assertThat(service.said())
          .allSatisfy(line -> assertThat(line).startsWith("{\"@timestamp\":").endsWith("}"))
          .anyMatch(line -> line.contains("\"message\":\"stopping\""));
    }
    assertThat(odd).as("answers that are neither 200 nor 503").hasValue(0);
    assertThat(kept()).containsAll(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
  }

  /* What a shell puts into the background ignores SIGINT, and so do its children. */
  private static boolean heedsInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return true;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("SigIgn:")) {
        return (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) == 0;
      }
    }
    return true;
  }

  /* Who stalls is waited for two fifths of this. */
  private static String wait(String signal) {
    return signal.equals("TERM") ? "10s" : "60s";
  }

  /* Announces a body and does not send it, or says nothing at all. */
  private static Socket connected(URI at, String signal) throws IOException {
    Socket socket = new Socket(at.getHost(), at.getPort());
    if (signal.equals("INT")) {
      return socket;
    }
    String head =
        "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
            + "Content-Length: 1000\r\n\r\nbegun";
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }

  private void post(URI at, int client) {
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int i = 0; !done; i++) {
        String line = "client " + client + " line " + i;
        HttpRequest request =
            HttpRequest.newBuilder(at.resolve("/api/v1/events"))
                .header("Content-Type", "text/plain")
                .timeout(Duration.ofSeconds(60))
                .POST(HttpRequest.BodyPublishers.ofString(line))
                .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
          acknowledged.add(line);
          enough.countDown();
        } else {
          odd.addAndGet(answer.statusCode() == 503 ? 0 : 1);
          return;
        }
      }
    } catch (IOException refused) {
      // nobody listens any more
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private Set<String> kept() {
    Set<String> lines = new HashSet<>();
    try (EventLog log = new DataDirectory(data).viewLog()) {
      for (long at = log.first(); at < log.next(); ) {
        List<EventLog.Batch> batches = log.read(at, 10_000);
        at = batches.getLast().next();
        batches.forEach(
            batch ->
                batch
                    .delivery()
                    .records()
                    .forEach(record -> lines.add(new String(record, StandardCharsets.UTF_8))));
      }
    }
    return lines;
  }
}
