package io.redoubt.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.port.Outbox;
import io.redoubt.event.port.Outbox.Action;
import io.redoubt.event.port.Outbox.Notice;
import io.redoubt.event.port.Outbox.State;
import io.redoubt.testing.serve.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NotificationsApiTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static Notice notice(String id, State state) {
    return new Notice(
        id, "hook", "a1", Action.RAISE, 3, "a1", state, 2, 1000, 1000, 2000, "status 410");
  }

  private static JsonNode read(TestServer server, String query) {
    return JSON.readTree(server.send("GET", "/api/v1/notifications" + query, new byte[0]).body());
  }

  private static int replay(TestServer server, String body) {
    return server
        .send(
            "POST",
            "/api/v1/notifications/replay",
            body.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/json")
        .statusCode();
  }

  @Test
  void whatWasGivenUpIsListedAndSentAgain() {
    try (TestServer server = new TestServer()) {
      Outbox outbox = server.outbox();
      outbox.follow(true);
      Outbox.Change change = new Outbox.Change(1, "a1");
      List<Notice> two = List.of(notice("n1", State.WAITING), notice("n2", State.WAITING));
      outbox.route(change, two, List.of(), List.of());
      outbox.settle(List.of(notice("n1", State.DEAD)));
      JsonNode dead = read(server, "");
      assertThat(dead.at("/notifications/0/id").asString()).isEqualTo("n1");
      assertThat(dead.at("/notifications/0/reason").asString()).isEqualTo("status 410");
      assertThat(dead.at("/notifications/0/severity").asString()).isEqualTo("high");
      assertThat(dead.at("/counts/hook/dead").asInt()).isEqualTo(1);
      assertThat(dead.at("/counts/hook/waiting").asInt()).isEqualTo(1);
      assertThat(replay(server, "{}")).isEqualTo(400);
      assertThat(replay(server, "{\"all\":true,\"ids\":[\"n1\"]}")).isEqualTo(400);
      assertThat(replay(server, "{\"ids\":[\"n1\"]}")).isEqualTo(202);
      assertThat(read(server, "").get("notifications")).isEmpty();
      assertThat(read(server, "?state=waiting&channel=hook").get("notifications")).hasSize(2);
      assertThat(read(server, "?state=odd").get("code").asString()).isEqualTo("state");
    }
  }
}
