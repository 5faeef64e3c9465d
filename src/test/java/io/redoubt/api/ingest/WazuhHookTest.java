package io.redoubt.api.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.Taken;
import io.redoubt.testing.serve.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WazuhHookTest {
  private static final String PATH = "/api/v1/events/wazuh";
  private static final String ALERT =
      "{\"id\":\"1.2\",\"rule\":{\"id\":\"5710\"},\"manager\":{\"name\":\"m\"},"
          + "\"agent\":{\"id\":\"001\"}}";
  private static final String[] JSON = {"Content-Type", "application/json"};

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void keepsTheAlertAsItCameWithoutTheLineEndOfItsFile() {
    assertThat(server.post(PATH, ALERT + "\n", JSON).body()).contains("\"accepted\":1");
    assertThat(server.intake().texts()).containsExactly(ALERT);
  }

  @Test
  void sameAlertOfTheSameManagerAndAgentIsKeptOnce() {
    server.post(PATH, ALERT, JSON);
    assertThat(server.post(PATH, ALERT, JSON).statusCode()).isEqualTo(200);
    assertThat(server.post(PATH, ALERT.replace("001", "002"), JSON).statusCode()).isEqualTo(200);
    assertThat(server.intake().texts()).hasSize(2);
  }

  @Test
  void whatIsNoObjectIsRefusedForGood() {
    assertThat(server.post(PATH, "[1]", JSON).statusCode()).isEqualTo(400);
    assertThat(server.post(PATH, "no json", JSON).statusCode()).isEqualTo(400);
    assertThat(server.intake().texts()).isEmpty();
  }

  @Test
  void saysWhenToTryAgain() {
    server
        .intake()
        .refuse(new Taken.Refused(Taken.Refusal.BUSY, Duration.ofSeconds(7), "too much"));
    var answer = server.post(PATH, ALERT, JSON);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("7");
  }
}
