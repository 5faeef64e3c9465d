package io.redoubt.notify.channel;

import io.redoubt.event.Severity;
import io.redoubt.event.port.CaseFile;
import io.redoubt.event.port.CaseStanding;
import io.redoubt.event.port.Cases.Filed;
import io.redoubt.event.port.Outbox.Action;
import io.redoubt.notify.brief.Brief;
import io.redoubt.notify.brief.BriefMaker;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.redact.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/// Messages of tests.
final class Items {
  static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final JsonMapper JSON = JsonMapper.shared();

  private Items() {}

  static BriefMaker maker() {
    return new BriefMaker(
        new Redactor(RedactionPolicy.standard(), new byte[Redactor.KEY_BYTES]),
        "https://redoubt.example/alerts/{id}?a=1&b=2");
  }

  /// An alert whose texts all say this.
  static Brief brief(String id, String text, Tier tier) {
    Map<String, Object> document =
        Map.of(
            "title", text,
            "rules", List.of(Map.of("id", "r|1\\", "title", text)),
            "rule_ids", List.of("r|1\\"),
            "techniques", List.of("T1110.001"),
            "tactics", List.of("credential-access"),
            "entities",
                Map.of("source.ip", List.of("203.0.113.9"), "user.name", List.of("mallory")),
            "evidence", List.of(Map.of("id", "E1", "kind", "raw", "text", text)),
            "verdict",
                Map.of(
                    "verdict",
                    "true_positive",
                    "category",
                    "authentication_abuse",
                    "summary",
                    text,
                    "observations",
                    List.of(Map.of("refs", List.of("E1"), "text", text)),
                    "recommendations",
                    List.of(Map.of("action", "block_indicator", "rationale", text))));
    CaseFile file =
        new CaseFile(
            CaseFile.Kind.ALERT,
            id,
            text,
            Severity.HIGH,
            "I1",
            NOW.toEpochMilli() - 60_000,
            NOW.toEpochMilli(),
            12,
            Map.of("source.ip", List.of("203.0.113.9"), "user.name", List.of("mallory")),
            JSON.writeValueAsString(document));
    return maker().of(new Filed(file, CaseStanding.FRESH, 0, 0, 0), tier);
  }

  static Item item(String id, String text, Tier tier) {
    return new Item("key-" + id, Action.RAISE, brief(id, text, tier));
  }

  static Message message(int alerts, String text, Tier tier) {
    return of(IntStream.range(0, alerts).mapToObj(i -> item("A" + i, text, tier)).toList());
  }

  static Message of(List<Item> items) {
    return new Message(items, "I1", Optional.empty(), NOW);
  }
}
