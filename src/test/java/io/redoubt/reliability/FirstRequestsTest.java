package io.redoubt.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.Figures;
import io.redoubt.testing.serve.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service with one carrier of virtual threads gets first requests of every kind at once, as soon
/// as it is ready (`-Dredoubt.first.rounds` services, 1 unless told otherwise): each of them makes
/// it load classes, and who does that keeps his carrier. All are answered, and what was taken in is
/// seen by rules and index.
class FirstRequestsTest {
  private static final int ROUNDS = Integer.getInteger("redoubt.first.rounds", 1);
  private static final String LINE =
      "<38>1 2026-11-21T12:00:00Z host sshd 1 - - Failed password for root from 203.0.113.9\n";

  @TempDir private Path folder = Path.of("");
  private int asked;
  private int stood;

  private record Request(String method, String path, String type, String body) {}

  private static final List<Request> ALL =
      List.of(
          new Request("POST", "/api/v1/events", "text/plain", LINE),
          new Request("POST", "/api/v1/events", "application/x-ndjson", "{\"a\":1}\n"),
          new Request("POST", "/services/collector/event", "application/json", "{\"event\":\"x\"}"),
          new Request("POST", "/_bulk", "application/x-ndjson", "{\"create\":{}}\n{\"a\":1}\n"),
          new Request(
              "POST",
              "/loki/api/v1/push",
              "application/json",
              "{\"streams\":[{\"stream\":{\"a\":\"b\"},\"values\":[[\"1\",\"x\"]]}]}"),
          new Request("POST", "/v1/logs", "application/json", "{\"resourceLogs\":[]}"),
          new Request("POST", "/gelf", "application/json", "{\"short_message\":\"x\"}"),
          new Request("GET", "/api/v1/events/search?query=failed", "", ""),
          new Request("GET", "/api/v1/alerts", "", ""),
          new Request("GET", "/api/v1/incidents", "", ""),
          new Request("GET", "/api/v1/anomalies", "", ""),
          new Request("GET", "/api/v1/rules", "", ""),
          new Request("GET", "/api/v1/openapi.json", "", ""),
          new Request("GET", "/metrics", "", ""),
          new Request("GET", "/readyz", "", ""),
          new Request("POST", "/api/v1/ask", "application/json", "{\"question\":\"who failed?\"}"));

  @Test
  void areAllAnsweredThoughEachMayKeepTheOnlyCarrier() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      round(folder.resolve("data" + round));
    }
    String figure = asked + " first requests of " + ROUNDS + " services, stood still " + stood;
    Figures.report("first requests on one carrier, unanswered", "0", figure);
    System.out.println(figure);
  }

  private void round(Path data) throws Exception {
    var how =
        new ServedProcess.How(
            List.of(),
            List.of("-Djdk.virtualThreadScheduler.parallelism=1"),
            List.of("--listen", "syslog-tcp=0,gelf-tcp=0"));
    try (ServedProcess served = ServedProcess.start(Program.built(), data, how);
        ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread::new)) {
      CountDownLatch go = new CountDownLatch(1);
      List<Future<Optional<HttpResponse<String>>>> answers = new ArrayList<>();
      ALL.forEach(request -> answers.add(threads.submit(() -> answer(served, request, go))));
      List<Future<Long>> streams =
          List.of(
              threads.submit(() -> stream(served, "syslog-tcp", LINE, go)),
              threads.submit(() -> stream(served, "gelf-tcp", "{\"short_message\":\"x\"}\0", go)));
      go.countDown();
      for (int i = 0; i < ALL.size(); i++) {
        assertThat(answers.get(i).get().map(HttpResponse::statusCode))
            .as(ALL.get(i) + served.said())
            .hasValueSatisfying(status -> assertThat(status).isBetween(200, 299));
      }
      for (Future<Long> accepted : streams) {
        assertThat(accepted.get()).isEqualTo(1);
      }
      served.api().settle();
      asked += ALL.size() + streams.size();
      stood += served.said().contains("stood still; ") ? 1 : 0;
      served.stop();
    }
  }

  private static Optional<HttpResponse<String>> answer(
      ServedProcess served, Request request, CountDownLatch go) throws InterruptedException {
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    String[] headers =
        request.type().isEmpty() ? new String[0] : new String[] {"Content-Type", request.type()};
    go.await();
    return served.api().send(request.method(), request.path(), body, headers);
  }

  /* How many records of it were accepted. */
  private static long stream(ServedProcess served, String protocol, String text, CountDownLatch go)
      throws IOException, InterruptedException {
    go.await();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.port(protocol))) {
      OutputStream out = socket.getOutputStream();
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
      String label = "protocol=\"" + protocol + "\"";
      Api.until(
          () -> served.api().metric("redoubt_listen_accepted_total", label) > 0, served::state);
      return served.api().metric("redoubt_listen_accepted_total", label);
    }
  }
}
