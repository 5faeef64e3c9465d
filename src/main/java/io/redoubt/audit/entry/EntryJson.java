package io.redoubt.audit.entry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Writes entries in their canonical form: one JSON object without blanks, keys in ASCII order,
/// values that are objects, arrays, strings and whole numbers ([CanonicalJson]). This is RFC 8785
/// for the values that occur. Thread-safe.
public final class EntryJson {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(java.util.Locale.ROOT);

  private static final String MAC = "mac";
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  /// @param mac keyed hash of the entry without it
  public byte[] bytes(
      AuditEntry entry,
      long index,
      Instant time,
      List<PayloadRef> payloads,
      Function<byte[], String> mac) {
    var common = new EntryWriter.Common(index, TIME.format(time), payloads);
    CanonicalJson out = new CanonicalJson();
    int at = written(entry, common, out);
    byte[] canonical = out.toByteArray();
    return sealed(canonical, at, mac.apply(canonical));
  }

  /// Writes an entry; where its keyed hash goes.
  static int written(AuditEntry entry, EntryWriter.Common common, CanonicalJson out) {
    return switch (entry) {
      case AuditEntry.Prompt e -> EntryWriter.prompt(e, common, out);
      case AuditEntry.Response e -> EntryWriter.response(e, common, out);
      case AuditEntry.Verdict e -> EntryWriter.verdict(e, common, out);
      case AuditEntry.Created _,
          AuditEntry.Reveal _,
          AuditEntry.Administration _,
          AuditEntry.Purge _,
          AuditEntry.Model _ ->
          any(entry, common, out);
    };
  }

  /// Writes any entry by way of its fields as a map; where its keyed hash goes.
  static int any(AuditEntry entry, EntryWriter.Common common, CanonicalJson out) {
    SortedMap<String, Object> object = fields(entry);
    object.put("v", 1L);
    object.put("index", common.index());
    object.put("kind", entry.kind());
    object.put("time", common.time());
    if (!common.payloads().isEmpty()) {
      object.put("payloads", common.payloads().stream().map(EntryJson::payload).toList());
    }
    return out.object(object, MAC);
  }

  /* The same object with its keyed hash in its place: behind the keys that sort before it. */
  private static byte[] sealed(byte[] canonical, int at, String mac) {
    byte[] field = (",\"" + MAC + "\":\"" + mac + "\"").getBytes(StandardCharsets.US_ASCII);
    byte[] sealed = new byte[canonical.length + field.length];
    System.arraycopy(canonical, 0, sealed, 0, at);
    System.arraycopy(field, 0, sealed, at, field.length);
    System.arraycopy(canonical, at, sealed, at + field.length, canonical.length - at);
    return sealed;
  }

  /// Whether an entry holds the keyed hash of what else it says.
  public boolean authentic(byte[] entry, Function<byte[], String> mac) {
    try {
      SortedMap<String, Object> object = new TreeMap<>(MAPPER.readValue(entry, OBJECT));
      Object stated = object.remove(MAC);
      CanonicalJson out = new CanonicalJson();
      out.object(object, MAC);
      return mac.apply(out.toByteArray()).equals(stated);
    } catch (JacksonException notAnEntry) {
      return false;
    }
  }

  private static SortedMap<String, Object> fields(AuditEntry entry) {
    return switch (entry) {
      case AuditEntry.Created e -> object("origin", e.origin(), "key", e.publicKey());
      case AuditEntry.Prompt e ->
          asking(object("subject", e.subject(), "purpose", e.purpose()), e.asking());
      case AuditEntry.Response e -> response(e);
      case AuditEntry.Verdict e -> verdict(e);
      case AuditEntry.Reveal e -> reveal(e);
      case AuditEntry.Administration e ->
          object("actor", e.actor(), "act", e.act(), "details", e.details());
      case AuditEntry.Purge e ->
          object("actor", e.actor(), "reason", e.reason(), "ranges", ranges(e.ranges()));
      case AuditEntry.Model e -> object("model", model(e.model()), "abilities", e.abilities());
    };
  }

  private static SortedMap<String, Object> response(AuditEntry.Response e) {
    SortedMap<String, Object> object =
        object("subject", e.subject(), "result", e.result(), "timings", e.timings());
    object.put("asked", e.asked());
    object.put("thought_hash", e.thoughtHash());
    return object;
  }

  private static SortedMap<String, Object> verdict(AuditEntry.Verdict e) {
    Outcome o = e.outcome();
    SortedMap<String, Object> outcome =
        object("engine", o.engine(), "verdict", o.verdict(), "severity", o.severity());
    outcome.put("fallback_reason", o.fallbackReason());
    outcome.put("reveals", o.basis().reveals());
    outcome.put("qualification", o.basis().qualification());
    outcome.put("exchanges", o.basis().exchanges());
    if (o.basis().reusedFrom() >= 0) {
      outcome.put("reused_from", o.basis().reusedFrom());
    }
    outcome.put("timings", o.timings());
    return asking(object("subject", e.subject(), "outcome", outcome), e.asking());
  }

  private static SortedMap<String, Object> reveal(AuditEntry.Reveal e) {
    SortedMap<String, Object> object =
        object("actor", e.actor(), "reason", e.reason(), "subject", e.subject());
    object.put("redaction", redaction(e.redaction()));
    object.put("tokens", e.tokens());
    return object;
  }

  private static SortedMap<String, Object> asking(SortedMap<String, Object> object, Asking asking) {
    Versions versions = asking.versions();
    object.put("model", model(asking.model()));
    object.put(
        "versions",
        object(
            "prompt", versions.prompt(), "schema", versions.schema(), "policy", versions.policy()));
    object.put("redaction", redaction(asking.redaction()));
    object.put("evidence_hash", asking.evidenceHash());
    return object;
  }

  private static SortedMap<String, Object> model(ModelUsed model) {
    SortedMap<String, Object> object =
        object("backend", model.backend(), "model", model.model(), "digest", model.digest());
    object.put("server_version", model.serverVersion());
    object.put("options", model.options());
    return object;
  }

  private static SortedMap<String, Object> redaction(RedactionUsed redaction) {
    SortedMap<String, Object> object = new TreeMap<>();
    object.put("tier", (long) redaction.tier());
    object.put("map_id", redaction.mapId());
    return object;
  }

  private static List<Object> ranges(List<Range> ranges) {
    List<Object> pairs = new ArrayList<>();
    ranges.forEach(range -> pairs.add(List.of(range.from(), range.to())));
    return pairs;
  }

  private static SortedMap<String, Object> payload(PayloadRef ref) {
    return object("name", ref.name(), "hash", ref.hash().hex(), "bytes", ref.bytes());
  }

  private static SortedMap<String, Object> object(String key, Object value) {
    SortedMap<String, Object> object = new TreeMap<>();
    object.put(key, value);
    return object;
  }

  private static SortedMap<String, Object> object(
      String key, Object value, String key2, Object value2) {
    SortedMap<String, Object> object = object(key, value);
    object.put(key2, value2);
    return object;
  }

  private static SortedMap<String, Object> object(
      String key, Object value, String key2, Object value2, String key3, Object value3) {
    SortedMap<String, Object> object = object(key, value, key2, value2);
    object.put(key3, value3);
    return object;
  }
}
