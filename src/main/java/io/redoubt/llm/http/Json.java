package io.redoubt.llm.http;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON as servers speak it, read strictly: one object, no duplicate names, nothing behind it, at
/// most 64 levels deep, numbers of at most 100 digits.
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(64)
                          .maxNumberLength(100)
                          .maxNameLength(1000)
                          .maxStringLength(4 * 1024 * 1024)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /// The object that the text is, or nothing when it is anything else.
  public static Optional<JsonNode> object(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return Optional.ofNullable(node).filter(JsonNode::isObject);
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /// An empty object to be filled.
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /// Our own JSON text, which must be right, as a tree.
  public static JsonNode own(String text) {
    return MAPPER.readTree(text);
  }

  /// The text of a tree, UTF-8.
  public static byte[] bytes(JsonNode tree) {
    return MAPPER.writeValueAsBytes(tree);
  }

  /// The text of a member; empty when it is absent or no text.
  public static String text(JsonNode object, String member) {
    JsonNode value = object.path(member);
    return value.isString() ? value.stringValue() : "";
  }

  /// How many tokens of a list come with a likelihood: a logarithm, so at most nought.
  public static int likelihoods(JsonNode tokens) {
    int count = 0;
    for (JsonNode token : tokens) {
      JsonNode logarithm = token.path("logprob");
      count += logarithm.isNumber() && logarithm.doubleValue() <= 0 ? 1 : 0;
    }
    return count;
  }

  /// The whole number of a member; 0 when it is absent, no number or out of range.
  public static int number(JsonNode object, String member) {
    return object.path(member).asInt(0);
  }
}
