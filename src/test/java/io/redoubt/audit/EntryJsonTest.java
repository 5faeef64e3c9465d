package io.redoubt.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redoubt.audit.entry.AuditEntry;
import io.redoubt.audit.entry.EntryJson;
import io.redoubt.audit.entry.Payload;
import io.redoubt.audit.entry.PayloadRef;
import io.redoubt.audit.tree.Hasher;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EntryJsonTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void sortsKeysAndEscapesAsLittleAsItMay() {
    Map<String, String> details = Map.of("b", "/\"\\\n\u001f\u007f\u00e9", "B", "x\ud800y");
    assertThat(json(new AuditEntry.Administration("me", "did", details)))
        .isEqualTo(
            "{\"act\":\"did\",\"actor\":\"me\",\"details\":{\"B\":\"x\ufffdy\",\"b\":\"/\\\"\\\\"
                + "\\n\\u001f\u007f\u00e9\"},\"index\":9,\"kind\":\"administration\","
                + "\"mac\":\"00ff\",\"time\":\"2026-11-20T12:00:00.000Z\",\"v\":1}");
  }

  @Test
  void aVerdictNamesAllThatItRestsOn() {
    assertThat(json(Logs.entry(2)))
        .isEqualTo(
            "{\"evidence_hash\":\"e0\",\"index\":9,\"kind\":\"verdict\",\"mac\":\"00ff\",\"model\":{\"backend\":"
                + "\"ollama\",\"digest\":\"sha256:ab\",\"model\":\"phi4-mini\",\"options\":"
                + "{\"seed\":\"7\"},\"server_version\":\"0.9\"},\"outcome\":{\"engine\":\"merged\",\"exchanges\":[0,4],"
                + "\"fallback_reason\":\"\",\"qualification\":\"unqualified\",\"reused_from\":6,"
                + "\"reveals\":[3],\"severity\":\"high\",\"timings\":"
                + "{\"ms\":9},\"verdict\":\"true_positive\"},\"payloads\":[{\"bytes\":4,\"hash\":\""
                + new Hasher().root(List.of())
                + "\",\"name\":\"prompt\"}],\"redaction\":{\"map_id\":\"m1\",\"tier\":2},"
                + "\"subject\":\"A-2\",\"time\":\"2026-11-20T12:00:00.000Z\",\"v\":1,\"versions\":"
                + "{\"policy\":\"3\",\"prompt\":\"v1\",\"schema\":\"v1\"}}");
  }

  @Test
  void aKeyedHashCoversAllElseThatAnEntrySays() {
    EntryJson json = new EntryJson();
    AuditEntry entry =
        new AuditEntry.Administration("me", "did", Map.of("mac", "x", "b", "\u007f\u0001é"));
    byte[] bytes = json.bytes(entry, 9, NOON, List.of(), EntryJsonTest::hash);
    assertThat(json.authentic(bytes, EntryJsonTest::hash)).isTrue();
    String other = new String(bytes, StandardCharsets.UTF_8).replace("did", "die");
    byte[] changed = other.getBytes(StandardCharsets.UTF_8);
    assertThat(json.authentic(changed, EntryJsonTest::hash)).isFalse();
    assertThat(json.authentic(new byte[] {1, 2}, EntryJsonTest::hash)).isFalse();
  }

  private static String hash(byte[] bytes) {
    return new Hasher().plain(bytes, 0, bytes.length).hex();
  }

  @Test
  void refusesKeysThatOthersMightSortDifferently() {
    assertThatThrownBy(() -> new AuditEntry.Administration("me", "did", Map.of("é", "")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Payload.text("two words", "")).hasMessageContaining("two words");
  }

  private static String json(AuditEntry entry) {
    List<PayloadRef> refs =
        entry.payloads().isEmpty()
            ? List.of()
            : List.of(new PayloadRef("prompt", new Hasher().root(List.of()), 4));
    byte[] bytes = new EntryJson().bytes(entry, 9, NOON, refs, _ -> "00ff");
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
