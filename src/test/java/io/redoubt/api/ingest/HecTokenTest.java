package io.redoubt.api.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.serve.TestServer;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What senders with and without a right token hear.
class HecTokenTest {
  private static final String HEC = "/services/collector";
  private static final String EVENT = "{\"event\":\"x\"}";

  /// Clients behind a proxy share its address.
  @Test
  void aClientWithAnOldTokenShutsOutNobodyElse() {
    try (TestServer server = new TestServer()) {
      server.keys().create("hec", Set.of("ingest"), 0);
      for (int i = 0; i < 200; i++) {
        var wrong = server.post(HEC, EVENT, "Authorization", "Splunk old");
        assertThat(wrong.statusCode()).isEqualTo(403);
      }
      assertThat(server.get("/livez").statusCode()).isEqualTo(200);
      var right = server.post(HEC, EVENT, "Authorization", "Splunk secret-of-hec");
      assertThat(right.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void hecSaysCode4WithStatus403ForAWrongToken() {
    try (TestServer server = new TestServer()) {
      server.keys().create("hec", Set.of("ingest"), 0);
      var wrong = server.post(HEC, "{\"event\":\"x\"}", "Authorization", "Splunk nope");
      assertThat(wrong.statusCode()).isEqualTo(403);
      assertThat(wrong.body()).isEqualTo("{\"text\":\"Invalid token\",\"code\":4}");
      assertThat(server.post(HEC, "{\"event\":\"x\"}").body()).contains("\"code\":2");
      assertThat(
              server
                  .post(HEC, "{\"event\":\"x\"}", "Authorization", "Splunk secret-of-hec")
                  .statusCode())
          .isEqualTo(200);
      assertThat(server.get(HEC + "/health/1.0").body()).contains("\"code\":17");
    }
  }
}
