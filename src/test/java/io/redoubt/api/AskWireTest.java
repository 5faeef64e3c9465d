package io.redoubt.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.serve.TestServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AskWireTest {
  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> ask(String body) {
    return server.send(
        "POST",
        "/api/v1/ask",
        body.getBytes(StandardCharsets.UTF_8),
        "Content-Type",
        "application/json");
  }

  @Test
  void aQuestionOverNothingIsAnsweredWithTheReason() {
    var answer = ask("{\"question\":\"who logged in last night?\",\"zone\":\"Europe/Berlin\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("There are no events yet.").contains("\"topic\":\"logons\"");
  }

  @Test
  void aQuestionThatIsNotUnderstoodIsSaidToBe() {
    var answer = ask("{\"question\":\"Wer hat sich gestern Nacht angemeldet?\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("not understood").contains("\"confidence\":0.1");
  }

  @Test
  void whatIsNoQuestionIsRefusedWithItsReason() {
    assertThat(ask("{}").statusCode()).isEqualTo(400);
    assertThat(ask("{\"question\":\" \"}").statusCode()).isEqualTo(400);
    assertThat(ask("{\"question\":\"" + "x".repeat(1001) + "\"}").statusCode()).isEqualTo(400);
    assertThat(ask("{\"question\":\"who\",\"zone\":\"Mars/Base\"}").statusCode()).isEqualTo(400);
    assertThat(ask("{\"question\":\"who\",\"from\":\"soon\"}").statusCode()).isEqualTo(400);
    assertThat(ask("{\"question\":\"who\",\"llm\":\"please\"}").statusCode()).isEqualTo(400);
    assertThat(ask("no json").statusCode()).isEqualTo(400);
  }
}
