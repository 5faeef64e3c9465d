package io.redoubt.audit.entry;

import io.redoubt.audit.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An entry as it stands in the log.
///
/// @param index its place
/// @param kind as in [AuditEntry#kind]
/// @param time RFC 3339, UTC
/// @param subject id of what it is about; empty for some kinds
/// @param leafHash RFC 9162 leaf hash
/// @param json the entry itself, in its canonical form
/// @param payloads what is kept beside the log
public record AuditRecord(
    long index,
    String kind,
    String time,
    String subject,
    Hash leafHash,
    String json,
    List<PayloadRef> payloads) {
  private static final JsonMapper MAPPER = new JsonMapper();

  /// The entry that stands from here to there in a bundle, with what its head says.
  public static AuditRecord of(EntryHead head, byte[] bundle, int from, int to, Hash leaf) {
    String json = new String(bundle, from, to - from, StandardCharsets.UTF_8);
    return new AuditRecord(
        head.index(), head.kind(), head.time(), head.subject(), leaf, json, head.payloads());
  }

  /// The reference to the payload of this name.
  public Optional<PayloadRef> payload(String name) {
    return payloads.stream().filter(ref -> ref.name().equals(name)).findFirst();
  }

  /// All that the entry says, as dotted names and texts, such as `outcome.severity` → `high`;
  /// without empty values and without the payloads.
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    collect("", MAPPER.readTree(json), fields);
    return fields;
  }

  private static void collect(String path, JsonNode node, Map<String, String> fields) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field -> {
                String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                if (!name.equals("payloads")) {
                  collect(name, field.getValue(), fields);
                }
              });
    } else {
      String text = node.isString() ? node.asString() : node.toString();
      if (!text.isEmpty() && !text.equals("[]")) {
        fields.put(path, text);
      }
    }
  }
}
