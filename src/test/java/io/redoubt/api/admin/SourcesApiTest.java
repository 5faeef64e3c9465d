package io.redoubt.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.serve.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SourcesApiTest {
  private static final String PATH = "/api/v1/sources";

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonNode sources(String query) {
    return JsonMapper.shared().readTree(server.get(PATH + query).body());
  }

  @Test
  void tellsSendersByTheirProtocol() {
    assertThat(sources("").get("sources")).isEmpty();
    server.post("/api/v1/events", "a\nbc\n", "Content-Type", "text/plain");
    server.post("/loki/api/v1/push", loki(), "Content-Type", "application/json");
    JsonNode all = sources("").get("sources");
    assertThat(all).hasSize(2);
    JsonNode http = sources("?kind=http").get("sources").get(0);
    assertThat(http.get("name").asString()).isEqualTo("127.0.0.1");
    assertThat(http.get("records").asLong()).isEqualTo(2);
    assertThat(http.get("bytes").asLong()).isEqualTo(3);
    assertThat(http.get("last").isNull()).isFalse();
    assertThat(sources("?silent=100000").get("sources")).isEmpty();
  }

  private static String loki() {
    return "{\"streams\":[{\"stream\":{\"a\":\"b\"},\"values\":[[\"1\",\"x\"]]}]}";
  }

  @Test
  void tellsWhatListenersLost() {
    JsonNode listener = sources("?kind=syslog-udp").get("listeners").get(0);
    assertThat(listener.get("name").asString()).isEqualTo("syslog-udp=127.0.0.1:5514");
    assertThat(listener.get("dropped").asLong()).isEqualTo(3);
    assertThat(listener.get("kernel_dropped").asLong()).isEqualTo(2);
    assertThat(sources("?kind=file").get("listeners")).isEmpty();
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThat(server.get(PATH + "?silent=x").statusCode()).isEqualTo(400);
    assertThat(server.get(PATH + "?name=x").statusCode()).isEqualTo(400);
  }
}
