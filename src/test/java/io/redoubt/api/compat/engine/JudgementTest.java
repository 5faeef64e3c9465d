package io.redoubt.api.compat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.api.compat.Vectors;
import io.redoubt.api.compat.json.JsonText;
import io.redoubt.api.compat.json.Parsed;
import io.redoubt.api.compat.json.Value;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class JudgementTest {
  @TestFactory
  Stream<DynamicTest> judgesAsTheContractSays() {
    return Vectors.of("judgement.jsonl").stream()
        .map(row -> DynamicTest.dynamicTest(row.path("claim").asString(), () -> check(row)));
  }

  private static void check(JsonNode row) {
    Judgement judged = Judgement.of(object(row.path("object").asString().replace('\'', '"')));
    Judgement wanted =
        row.has("fallback")
            ? Judgement.fallback(row.path("fallback").asString())
            : new Judgement(
                row.path("class").asString(),
                row.path("fp").asDouble(),
                row.path("risk").asInt(),
                row.path("reason").asString(),
                false);
    assertThat(judged).isEqualTo(wanted);
  }

  @Test
  void aNumberBeyondAllFloatsIsAFallback() {
    String object =
        "{\"attack_classification\":\"benign\",\"false_positive_likelihood\":"
            + "9".repeat(400)
            + "}";
    assertThat(Judgement.of(object(object)).reason())
        .isEqualTo("Unexpected validation error: int too large to convert to float");
  }

  @Test
  void echoesNoMoreOfTheModelThanALine() {
    String object = "{\"attack_classification\":\"" + "x\\n".repeat(1000) + "\"}";
    assertThat(Judgement.of(object(object)).reason()).hasSizeLessThan(400).doesNotContain("\n");
  }

  private static Value.Members object(String text) {
    return JsonText.python(text) instanceof Parsed.Good(Value.Members members)
        ? members
        : Value.members(Map.of());
  }
}
