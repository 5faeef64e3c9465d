package io.redoubt.verify;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A schema of the few keywords that ours use, compiled into checks that make nothing: says that an
/// answer fits, never why it does not. A schema with any other keyword is not compiled. Immutable
/// and thread-safe.
///
/// Keywords as in JSON Schema 2020-12: `type` of object, array, string and boolean; `properties`,
/// `required`, `additionalProperties: false`; `items`, `minItems`, `maxItems`; `minLength` and
/// `maxLength`, in code points; `pattern`, found anywhere; `enum` of strings.
final class SwiftSchema {
  private static final Set<String> KNOWN =
      Set.of(
          "type",
          "properties",
          "required",
          "additionalProperties",
          "items",
          "minItems",
          "maxItems",
          "minLength",
          "maxLength",
          "pattern",
          "enum");

  private final String type;
  private final Map<String, SwiftSchema> properties = new HashMap<>();
  private final List<String> required;
  private final boolean closed;
  private final @Nullable SwiftSchema items;
  private final int least;
  private final int most;
  private final @Nullable Pattern pattern;
  private final Set<String> choices;

  private SwiftSchema(JsonNode schema) {
    this.type = schema.path("type").asString("");
    schema
        .path("properties")
        .properties()
        .forEach(p -> properties.put(p.getKey(), new SwiftSchema(p.getValue())));
    this.required = strings(schema.path("required"));
    this.closed = schema.has("additionalProperties");
    this.items = schema.has("items") ? new SwiftSchema(schema.get("items")) : null;
    boolean list = type.equals("array");
    this.least = schema.path(list ? "minItems" : "minLength").asInt(0);
    this.most = schema.path(list ? "maxItems" : "maxLength").asInt(Integer.MAX_VALUE);
    this.pattern = schema.has("pattern") ? Pattern.compile(schema.get("pattern").asString()) : null;
    this.choices = new HashSet<>(strings(schema.path("enum")));
  }

  private static List<String> strings(JsonNode list) {
    return list.values().stream().map(JsonNode::asString).toList();
  }

  /// The compiled schema; null when it says something that this cannot check.
  static @Nullable SwiftSchema of(JsonNode schema) {
    return understood(schema) ? new SwiftSchema(schema) : null;
  }

  private static boolean understood(JsonNode schema) {
    if (!schema.isObject() || !KNOWN.containsAll(schema.propertyNames())) {
      return false;
    }
    boolean open =
        schema.has("additionalProperties") && !schema.get("additionalProperties").isBoolean();
    boolean anything = schema.path("additionalProperties").asBoolean(false);
    boolean sized = schema.has("minItems") || schema.has("maxItems") || schema.has("items");
    boolean measured = schema.has("minLength") || schema.has("maxLength") || schema.has("pattern");
    boolean shaped =
        schema.has("properties") || schema.has("required") || schema.has("additionalProperties");
    boolean fits =
        switch (schema.path("type").asString("")) {
          case "object" -> !sized && !measured;
          case "array" -> !measured && !shaped;
          case "string" -> !sized && !shaped;
          case "boolean" -> !sized && !measured && !shaped;
          case "" -> schema.has("enum") && !sized && !measured && !shaped;
          default -> false;
        };
    boolean words = schema.path("enum").values().stream().allMatch(JsonNode::isString);
    boolean below =
        schema.path("properties").values().stream().allMatch(SwiftSchema::understood)
            && (!schema.has("items") || understood(schema.get("items")));
    return fits && words && below && !open && !anything;
  }

  /// Whether the value fits. What does not is for the reference to judge.
  boolean fits(JsonNode value) {
    if (!choices.isEmpty() && !(value.isString() && choices.contains(value.stringValue()))) {
      return false;
    }
    return switch (type) {
      case "object" -> object(value);
      case "array" -> array(value);
      case "string" -> string(value);
      case "boolean" -> value.isBoolean();
      default -> true;
    };
  }

  private boolean object(JsonNode value) {
    if (!value.isObject()) {
      return false;
    }
    for (String key : required) {
      if (!value.has(key)) {
        return false;
      }
    }
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      SwiftSchema known = properties.get(entry.getKey());
      if (known == null ? closed : !known.fits(entry.getValue())) {
        return false;
      }
    }
    return true;
  }

  private boolean array(JsonNode value) {
    if (!value.isArray() || value.size() < least || value.size() > most) {
      return false;
    }
    SwiftSchema each = items;
    if (each != null) {
      for (int i = 0; i < value.size(); i++) {
        if (!each.fits(value.get(i))) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean string(JsonNode value) {
    if (!value.isString()) {
      return false;
    }
    String text = value.stringValue();
    int length = text.length();
    if (length < least) {
      return false;
    }
    int points = length > most || least > 0 ? text.codePointCount(0, length) : length;
    return points >= least && points <= most && (pattern == null || formed(text, pattern));
  }

  /* What `$` means before a line break is for the reference to say. */
  private static boolean formed(String text, Pattern pattern) {
    return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 && pattern.matcher(text).find();
  }
}
