package io.redoubt.api.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.serve.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What clients ask before they send.
class ElasticProbesTest {
  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void clientsOfOpenSearchAreToldThatItIsOneAndNobodyElse() {
    String distribution = "\"version\":{\"distribution\":\"opensearch\",\"number\":\"8.";
    assertThat(server.get("/", "User-Agent", "opensearch-java/3.9.0 (Java/25)").body())
        .contains(distribution);
    assertThat(server.get("/", "User-Agent", "elastic-java/9.5.2 (Java/25)").body())
        .contains("\"version\":{\"number\":\"8.");
  }
}
