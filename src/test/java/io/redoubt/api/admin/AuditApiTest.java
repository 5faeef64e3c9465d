package io.redoubt.api.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.testing.serve.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditApiTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String ENTRIES = "/api/v1/audit/entries";

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private JsonNode read(String path, String... headers) {
    return JSON.readTree(server.get(path, headers).body());
  }

  @Test
  void whatIsDoneToKeysIsOnRecordWithWhoDidIt() {
    server.post("/api/v1/keys", "{\"name\":\"root\",\"scopes\":[\"admin\"]}");
    String[] key = {"X-API-Key", "secret-of-root"};
    server.post("/api/v1/keys", "{\"name\":\"a\",\"scopes\":[\"read\"]}", key);
    assertThat(server.post("/api/v1/keys/a/rotate", "{\"overlap\":\"1h\"}", key).statusCode())
        .isEqualTo(201);
    server.send("DELETE", "/api/v1/keys/a", new byte[0], key);
    JsonNode entries = read(ENTRIES + "?kind=administration", key).get("entries");
    List<String> acts = new ArrayList<>();
    entries.forEach(
        one -> acts.add(one.at("/entry/actor").asString() + ' ' + one.at("/entry/act").asString()));
    assertThat(acts)
        .startsWith("root key_revoke", "root key_rotate", "root key_create", "local key_create");
    assertThat(entries.toString()).doesNotContain("secret-of");
    assertThat(read(ENTRIES + "?act=key_rotate&actor=root", key).get("entries")).hasSize(1);
  }

  @Test
  void goesThroughItPageByPageAndToOneEntry() {
    for (int i = 0; i < 7; i++) {
      server.post(
          "/api/v1/keys",
          "{\"name\":\"k" + i + "\",\"scopes\":[\"admin\"]}",
          "X-API-Key",
          "secret-of-k0");
    }
    String[] key = {"X-API-Key", "secret-of-k0"};
    List<Long> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = read(ENTRIES + "?limit=3" + cursor, key);
      page.get("entries").forEach(one -> seen.add(one.get("index").asLong()));
      cursor = page.get("cursor").isNull() ? "" : "&cursor=" + page.get("cursor").asString();
    } while (!cursor.isEmpty());
    long size = read(ENTRIES, key).get("size").asLong();
    assertThat(seen).hasSize((int) size).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(read(ENTRIES + "/2", key).get("index").asLong()).isEqualTo(2);
    assertThat(server.get(ENTRIES + "/99999", key).statusCode()).isEqualTo(404);
    assertThat(server.get("/api/v1/audit/export", key).body().lines()).hasSize((int) size);
  }

  @Test
  void provesTheLogAlsoAgainstACheckpointOfBefore() {
    String anchor = server.get("/api/v1/audit/checkpoint").body();
    server.post("/api/v1/keys", "{\"name\":\"k\",\"scopes\":[\"admin\"]}");
    String[] key = {"X-API-Key", "secret-of-k", "Content-Type", "application/json"};
    String body = JSON.writeValueAsString(java.util.Map.of("anchors", List.of(anchor)));
    JsonNode report = JSON.readTree(server.post("/api/v1/audit/verify", body, key).body());
    assertThat(report.get("sound").asBoolean()).as(report.toString()).isTrue();
    String foreign = JSON.writeValueAsString(java.util.Map.of("anchors", List.of("nothing\n")));
    JsonNode bad = JSON.readTree(server.post("/api/v1/audit/verify", foreign, key).body());
    assertThat(bad.get("sound").asBoolean()).isFalse();
    assertThat(bad.get("problems")).isNotEmpty();
  }
}
