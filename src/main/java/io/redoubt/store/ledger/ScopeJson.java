package io.redoubt.store.ledger;

import io.redoubt.event.Severity;
import io.redoubt.event.port.SuppressionScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The scope of a suppression as the text of a column.
final class ScopeJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private ScopeJson() {}

  static String of(SuppressionScope scope) {
    ObjectNode node = JSON.createObjectNode();
    node.putPOJO("rules", scope.rules());
    node.putPOJO("entities", scope.entities());
    node.put("from", scope.from());
    node.put("to", scope.to());
    node.put("most", scope.most().name());
    return JSON.writeValueAsString(node);
  }

  static SuppressionScope scope(String text) {
    JsonNode node = JSON.readTree(text);
    Map<String, List<String>> entities = new LinkedHashMap<>();
    node.path("entities").forEachEntry((field, values) -> entities.put(field, texts(values)));
    return new SuppressionScope(
        texts(node.path("rules")),
        entities,
        node.path("from").asLong(0),
        node.path("to").asLong(Long.MAX_VALUE),
        Severity.valueOf(node.path("most").asString(Severity.CRITICAL.name())));
  }

  private static List<String> texts(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asString("")));
    return texts;
  }
}
