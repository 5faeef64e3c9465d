package io.redoubt.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.Delivery;
import io.redoubt.testing.serve.TestServer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AskWireTest {
  private static final JsonMapper JSON = JsonMapper.shared();

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
  void whatWasAcknowledgedAndIsNotIndexedYetIsInTheAnswer() {
    List<byte[]> lines = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      String line =
          "<38>1 2026-03-17T10:11:%02dZ bastion7.example.com sshd %d - - Failed password for mallory from 203.0.113.9 port %d ssh2"
              .formatted(i, 900 + i, 40_000 + i);
      lines.add(line.getBytes(StandardCharsets.UTF_8));
    }
    server.log().append(Delivery.of("http", "test", lines));

    for (String question :
        List.of("were there failed logins?", "what did bastion7 do?", "what about mallory?")) {
      JsonNode answer = JSON.readTree(ask("{\"question\":\"" + question + "\"}").body());
      assertThat(answer.at("/looked_up/0/total").asInt()).as(question).isEqualTo(30);
      assertThat(answer.get("summary").asString()).as(question).contains("30");
      assertThat(answer.get("explanation").isNull()).as(question).isTrue();
      assertThat(answer.at("/citations")).as(question).isNotEmpty();
    }
    JsonNode failed = JSON.readTree(ask("{\"question\":\"were there failed logins?\"}").body());
    assertThat(failed.at("/looked_up/0/top/source.ip/0/value").asString()).isEqualTo("203.0.113.9");
    assertThat(failed.at("/looked_up/0/first").asString()).isEqualTo("2026-03-17T10:11:00Z");
    assertThat(ask("{\"question\":\"what did 198.51.100.1 do?\"}").body())
        .contains("No event fits")
        .doesNotContain("not indexed");
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
