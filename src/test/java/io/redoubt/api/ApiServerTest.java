package io.redoubt.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.redoubt.api.door.Door;
import io.redoubt.event.port.Taken;
import io.redoubt.testing.serve.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiServerTest {
  private static final String EVENTS = "/api/v1/events";
  private static final String NDJSON = "application/x-ndjson";

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void livesAndIsReady() {
    assertThat(server.get("/livez").statusCode()).isEqualTo(200);
    assertThat(server.get("/readyz").body()).contains("\"ready\"");
  }

  @Test
  void namesThePartThatFails() {
    server.trouble("the disk is full");
    HttpResponse<String> ready = server.get("/readyz");
    assertThat(ready.statusCode()).isEqualTo(503);
    assertThat(ready.body()).contains("\"store\":\"the disk is full\"");
  }

  @Test
  void keepsTheExactBytesOfEachLine() {
    var answer = server.post(EVENTS, "one  \r\n\ntwo\n", "Content-Type", "text/plain");
    assertThat(answer.body()).isEqualTo("{\"accepted\":2,\"rejected\":0,\"errors\":[]}");
    assertThat(server.intake().texts()).containsExactly("one  ", "two");
  }

  @Test
  void tellsTheLineThatIsNotWhatItWasDeclaredToBe() {
    var answer = server.post(EVENTS, "{\"a\":1}\n\noops\n", "Content-Type", NDJSON);
    assertThat(answer.body())
        .isEqualTo(
            "{\"accepted\":1,\"rejected\":1,\"errors\":[{\"line\":3,\"reason\":\"not a JSON"
                + " object\"}]}");
    assertThat(server.intake().texts()).containsExactly("{\"a\":1}", "oops");
  }

  @Test
  void takesTheElementsOfAnArray() {
    String body = " [ {\"a\": [1,\"]\"]} , 7,\n\"x\\\"\" ] ";
    assertThat(server.post(EVENTS, body, "Content-Type", "application/json").statusCode())
        .isEqualTo(200);
    assertThat(server.intake().texts()).containsExactly("{\"a\": [1,\"]\"]}", "7", "\"x\\\"\"");
  }

  @Test
  void keepsNothingOfAnArrayThatIsCut() {
    var answer = server.post(EVENTS, "[{\"a\":1},{\"b\"", "Content-Type", "application/json");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(server.intake().texts()).isEmpty();
  }

  @Test
  void writesNothingTwiceUnderOneIdempotencyKey() {
    server.post(EVENTS, "a", "Idempotency-Key", "k1");
    var again = server.post(EVENTS, "a", "Idempotency-Key", "k1");
    assertThat(again.headers().firstValue("idempotency-replayed")).contains("true");
    assertThat(server.intake().texts()).containsExactly("a");
  }

  @Test
  void tellsWhenToTryAgain() {
    var full = new Taken.Refused(Taken.Refusal.BUSY, Duration.ofMillis(2500), "too much");
    server.intake().refuse(full);
    var answer = server.post(EVENTS, "a");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("retry-after")).contains("3");
    assertThat(server.get("/metrics").body())
        .contains("redoubt_ingest_events_total{protocol=\"http\",outcome=\"refused\"} 1");
  }

  @Test
  void unpacksGzipAndZstd() throws IOException {
    byte[] text = "packed\n".getBytes(StandardCharsets.UTF_8);
    server.send("POST", EVENTS, gzip(text), "Content-Encoding", "gzip");
    server.send("POST", EVENTS, Zstd.compress(text), "Content-Encoding", "zstd");
    assertThat(server.intake().texts()).containsExactly("packed", "packed");
  }

  @Test
  void refusesABombAndDamage() throws IOException {
    byte[] bomb = gzip(new byte[40 << 20]);
    assertThat(server.send("POST", EVENTS, bomb, "Content-Encoding", "gzip").statusCode())
        .isEqualTo(413);
    byte[] cut = java.util.Arrays.copyOf(bomb, 100);
    assertThat(server.send("POST", EVENTS, cut, "Content-Encoding", "gzip").statusCode())
        .isEqualTo(400);
    assertThat(server.post(EVENTS, "x", "Content-Encoding", "br").statusCode()).isEqualTo(415);
    assertThat(server.intake().texts()).isEmpty();
  }

  @Test
  void needsAKeyAsSoonAsOneExists() {
    assertThat(server.post(EVENTS, "a").statusCode()).isEqualTo(200);
    server.keys().create("shipper", Set.of("ingest"), 0);
    server.keys().create("reader", Set.of("read"), 0);
    assertThat(server.post(EVENTS, "a").statusCode()).isEqualTo(401);
    assertThat(with("Authorization", "Bearer wrong")).isEqualTo(401);
    assertThat(with("Authorization", "Bearer secret-of-reader")).isEqualTo(403);
    assertThat(with("Authorization", "Bearer secret-of-shipper")).isEqualTo(200);
    assertThat(with("Authorization", "Splunk secret-of-shipper")).isEqualTo(200);
    assertThat(with("Authorization", "ApiKey secret-of-shipper")).isEqualTo(200);
    assertThat(with("Authorization", "ApiKey " + base64("id:secret-of-shipper"))).isEqualTo(200);
    assertThat(with("Authorization", "Basic " + base64("u:secret-of-shipper"))).isEqualTo(200);
    assertThat(with("X-API-Key", "secret-of-shipper")).isEqualTo(200);
    assertThat(server.get("/livez").statusCode()).isEqualTo(200);
    assertThat(server.get("/metrics").statusCode()).isEqualTo(200);
    server.keys().revoke("shipper");
    assertThat(with("X-API-Key", "secret-of-shipper")).isEqualTo(401);
  }

  private int with(String header, String value) {
    return server.post(EVENTS, "a", header, value).statusCode();
  }

  @Test
  void turnsAwayPagesOfOtherSites() {
    assertThat(server.post(EVENTS, "a", "Origin", "https://evil.example").statusCode())
        .isEqualTo(403);
    String own = "http://127.0.0.1:" + server.port();
    assertThat(server.post(EVENTS, "a", "Origin", own).statusCode()).isEqualTo(200);
  }

  @Test
  void answersEveryErrorAsAProblemWithTheSecureHeaders() {
    for (HttpResponse<String> answer :
        java.util.List.of(
            server.get("/nothing"),
            server.send("DELETE", EVENTS, new byte[0]),
            server.post(EVENTS, "x", "Content-Type", "image/png"))) {
      assertThat(answer.statusCode()).isBetween(400, 499);
      assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
      assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
      assertThat(answer.headers().firstValue("x-request-id")).isPresent();
    }
    assertThat(server.get("/livez", "X-Request-ID", "mine").headers().firstValue("x-request-id"))
        .contains("mine");
    assertThat(server.send("DELETE", EVENTS, new byte[0]).headers().firstValue("allow"))
        .contains("POST");
  }

  @Test
  void limitsAKeyInASlidingWindow() {
    try (TestServer tight = new TestServer(new Door.Limits(2, 2))) {
      tight.keys().create("k", Set.of("ingest"), 0);
      String[] key = {"X-API-Key", "secret-of-k"};
      assertThat(tight.post(EVENTS, "a", key).statusCode()).isEqualTo(200);
      assertThat(tight.post(EVENTS, "a", key).statusCode()).isEqualTo(200);
      var third = tight.post(EVENTS, "a", key);
      assertThat(third.statusCode()).isEqualTo(429);
      assertThat(Integer.parseInt(third.headers().firstValue("retry-after").orElseThrow()))
          .isBetween(1, 60);
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
