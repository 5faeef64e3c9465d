package io.redoubt.testing.llm;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes the plainest answer that a JSON Schema allows: first value of an enum, shortest arrays,
/// every property. Knows type, enum, const, properties, items, `$ref` into the same schema, anyOf
/// and oneOf (the first), minimum, minItems and minLength.
public final class SchemaEcho {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonNode root;

  private SchemaEcho(JsonNode root) {
    this.root = root;
  }

  /// The answer to a question: what its schema allows, or a sentence when it has none.
  public static String of(String schema) {
    if (schema.isEmpty()) {
      return "A plain answer without any form.";
    }
    JsonNode root = MAPPER.readTree(schema);
    return MAPPER.writeValueAsString(new SchemaEcho(root).value(root));
  }

  private JsonNode value(JsonNode schema) {
    if (schema.has("$ref")) {
      return value(root.at(schema.path("$ref").asString("").substring(1)));
    }
    if (schema.has("const")) {
      return schema.path("const");
    }
    if (schema.has("enum")) {
      return schema.path("enum").path(0);
    }
    if (schema.has("anyOf") || schema.has("oneOf")) {
      return value(
          schema.has("anyOf") ? schema.path("anyOf").path(0) : schema.path("oneOf").path(0));
    }
    JsonNode type = schema.path("type");
    return typed(type.isArray() ? type.path(0).asString("") : type.asString("object"), schema);
  }

  private JsonNode typed(String type, JsonNode schema) {
    return switch (type) {
      case "string" -> NODES.stringNode("x".repeat(Math.max(1, schema.path("minLength").asInt(1))));
      case "integer" -> NODES.numberNode(schema.path("minimum").asInt(0));
      case "number" -> NODES.numberNode(schema.path("minimum").asDouble(0));
      case "boolean" -> NODES.booleanNode(false);
      case "null" -> NODES.nullNode();
      case "array" -> array(schema);
      default -> object(schema);
    };
  }

  private ArrayNode array(JsonNode schema) {
    ArrayNode array = NODES.arrayNode();
    for (int i = 0; i < schema.path("minItems").asInt(0); i++) {
      array.add(value(schema.path("items")));
    }
    return array;
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode object = NODES.objectNode();
    schema
        .path("properties")
        .properties()
        .forEach(p -> object.set(p.getKey(), value(p.getValue())));
    return object;
  }
}
