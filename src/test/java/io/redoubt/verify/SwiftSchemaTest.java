package io.redoubt.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The swift check of answers says what the general validator says.
class SwiftSchemaTest {
  private static final long SEED = 20_261_121;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final AnswerSchema VERDICTS = new AnswerSchema();
  private static final AnswerSchema QUESTIONS = AnswerSchema.ofQuestions();
  private static final String TOLD =
      """
      {"head":"R7DBT1","key_findings":[{"refs":["E1"],"text":"312 log-ons failed."}],
      "threat_level":"high","confidence":"low","summary":"312 log-ons failed on HOST_1.",
      "recommendations":[{"action":"monitor","target_ref":"E1","rationale":"Watch it."}],
      "injection_suspected":false,"nonce":"QX31ZP"}
      """;

  /// Values of every type, and texts at and beside every limit.
  private static final List<JsonNode> VALUES = values();

  private static List<JsonNode> values() {
    List<JsonNode> values = new ArrayList<>();
    for (String json : List.of("null", "true", "0", "1.5", "1e999", "[]", "{}", "[[]]", "[1]")) {
      values.add(JSON.readTree(json));
    }
    List<String> texts =
        new ArrayList<>(List.of("", "E1", "E1\n", "E1000", "e1", "ÄBCDEF", "T1078"));
    texts.addAll(
        List.of("T1078.001", "R7DBT1", "R7DBT1\n", "high", "High", "monitor", "😀", "\ud800"));
    for (int limit : List.of(10, 20, 160, 200, 240, 600)) {
      for (int length = limit - 1; length <= limit + 1; length++) {
        texts.add("x".repeat(length));
        texts.add("😀".repeat(length));
      }
    }
    texts.forEach(text -> values.add(JSON.getNodeFactory().stringNode(text)));
    for (int size : List.of(1, 2, 4, 5, 6, 7)) {
      ArrayNode list = JSON.createArrayNode();
      for (int i = 0; i < size; i++) {
        list.add("E" + (i + 1));
      }
      values.add(list);
    }
    return values;
  }

  private static void agree(AnswerSchema schema, JsonNode answer) {
    assertThat(schema.swiftly(answer))
        .as("%s", answer)
        .isEqualTo(schema.reference(answer).isEmpty());
  }

  @Test
  void judgesEveryHostileAnswerAsTheReferenceDoes() {
    int fitting = 0;
    int unread = 0;
    for (String raw : HostileAnswers.all(SEED)) {
      try {
        JsonNode answer = JSON.readTree(raw);
        agree(VERDICTS, answer);
        agree(QUESTIONS, answer);
        fitting += VERDICTS.swiftly(answer) ? 1 : 0;
      } catch (JacksonException noJson) {
        unread++;
      }
    }
    assertThat(fitting).isGreaterThan(100);
    assertThat(unread).isPositive();
  }

  @Test
  void judgesAnswersChangedAtAnyPlaceAsTheReferenceDoes() {
    Random random = new Random(SEED);
    for (int i = 0; i < 6_000; i++) {
      boolean verdict = i % 2 == 0;
      JsonNode answer = JSON.readTree(verdict ? AnswerReaderTest.GOOD : TOLD);
      int changes = 1 + random.nextInt(2);
      for (int n = 0; n < changes; n++) {
        change(answer, random);
      }
      agree(verdict ? VERDICTS : QUESTIONS, answer);
    }
  }

  @Test
  void acceptsWhatFitsWithoutTheReference() {
    assertThat(VERDICTS.swiftly(JSON.readTree(AnswerReaderTest.GOOD))).isTrue();
    assertThat(QUESTIONS.swiftly(JSON.readTree(TOLD))).isTrue();
  }

  @Test
  void compilesNoSchemaThatItCannotCheckWhole() {
    for (String schema :
        List.of(
            "{\"type\":\"integer\"}",
            "{\"type\":[\"string\",\"null\"]}",
            "{\"type\":\"array\",\"uniqueItems\":true}",
            "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#\"}}}",
            "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}}",
            "{\"type\":\"array\",\"items\":{\"const\":1}}",
            "{\"enum\":[1,2]}",
            "{\"minItems\":1}",
            "true")) {
      assertThat(SwiftSchema.of(JSON.readTree(schema))).as(schema).isNull();
    }
  }

  /* Puts a value somewhere, takes something out, adds a key, or repeats an item. */
  private static void change(JsonNode root, Random random) {
    List<JsonNode> inner = new ArrayList<>();
    gather(root, inner);
    JsonNode at = inner.get(random.nextInt(inner.size()));
    JsonNode value = VALUES.get(random.nextInt(VALUES.size())).deepCopy();
    switch (at) {
      case ObjectNode object -> {
        List<String> keys = List.copyOf(object.propertyNames());
        int what = random.nextInt(8);
        if (what == 0) {
          object.set("extra", value);
        } else if (!keys.isEmpty()) {
          String key = keys.get(random.nextInt(keys.size()));
          if (what == 1) {
            object.remove(key);
          } else {
            object.set(key, value);
          }
        }
      }
      case ArrayNode array -> {
        if (random.nextBoolean() || array.isEmpty()) {
          array.add(value);
        } else {
          array.add(array.get(0).deepCopy());
        }
      }
      default -> throw new IllegalStateException("Only objects and lists are gathered.");
    }
  }

  private static void gather(JsonNode node, List<JsonNode> inner) {
    if (node.isObject() || node.isArray()) {
      inner.add(node);
    }
    node.forEach(child -> gather(child, inner));
  }
}
