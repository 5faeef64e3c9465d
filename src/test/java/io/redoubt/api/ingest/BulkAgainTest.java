package io.redoubt.api.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.Delivery;
import io.redoubt.testing.serve.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A `_bulk` that comes again, as it does when its answer was lost.
class BulkAgainTest {
  private static final String ITEM = "{\"create\":{\"_id\":\"%s\"}}\n{\"m\":1}\n";
  private static final String AB = ITEM.formatted("a") + ITEM.formatted("b");

  private final TestServer server = new TestServer();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void isKeptOnceAndAnsweredAsBeforeWhereEveryItemHasAnId() {
    String first = server.post("/logs/_bulk", AB).body();
    String again = server.post("/logs/_bulk", AB).body();
    assertThat(untimed(again)).isEqualTo(untimed(first)).contains("\"_seq_no\":1");
    assertThat(server.intake().texts()).hasSize(2);
  }

  @Test
  void isAnotherOneWithAnotherIdOrIndex() {
    server.post("/logs/_bulk", AB);
    server.post("/logs/_bulk", ITEM.formatted("a") + ITEM.formatted("c"));
    server.post("/other/_bulk", AB);
    assertThat(server.intake().texts()).hasSize(6);
  }

  @Test
  void isAnotherOneWhereAnItemHasNoId() {
    String body = ITEM.formatted("a") + "{\"create\":{}}\n{\"m\":1}\n";
    server.post("/logs/_bulk", body);
    server.post("/logs/_bulk", body);
    assertThat(server.intake().texts()).hasSize(4);
    assertThat(server.intake().deliveries())
        .extracting(Delivery::batchId)
        .allSatisfy(id -> assertThat(id).isEmpty());
  }

  private static String untimed(String answer) {
    return answer.replaceAll("\"took\":\\d+", "");
  }
}
