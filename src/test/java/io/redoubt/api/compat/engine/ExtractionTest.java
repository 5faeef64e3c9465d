package io.redoubt.api.compat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.api.compat.Vectors;
import io.redoubt.api.compat.json.JsonOut;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ExtractionTest {
  @TestFactory
  Stream<DynamicTest> findsTheObjectByTheFirstWayThatWorks() {
    return Vectors.of("extraction.jsonl").stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.path("claim").asString(),
                    () -> {
                      String said = row.path("said").asString().replace("LONG", "9".repeat(4301));
                      Optional<String> way = Extraction.from(said).map(Extraction.Found::strategy);
                      assertThat(way.orElse("none"))
                          .isEqualTo(row.path("strategy").asString("none"));
                    }));
  }

  @Test
  void givesDefaultsForMembersThatAreNull() {
    String said =
        "{\"attack_classification\":null,\"false_positive_likelihood\":null,\"risk_score\":null,"
            + "\"reason\":null,\"other\":null}";
    assertThat(Extraction.from(said).map(found -> JsonOut.python(found.object())))
        .contains(
            "{\"attack_classification\":\"unknown\",\"false_positive_likelihood\":0.5,"
                + "\"risk_score\":50,\"reason\":\"\",\"other\":null}");
  }

  @Test
  void addsNoMemberThatIsAbsent() {
    assertThat(Extraction.from("{}").map(found -> JsonOut.python(found.object()))).contains("{}");
  }

  @Test
  void readsHostileTextInOneGo() {
    String fences = "```json\n{".repeat(50_000);
    assertThat(Extraction.from(fences)).isEmpty();
    assertThat(Extraction.from("{" + "',".repeat(100_000) + "}")).isEmpty();
    assertThat(Extraction.from("{" + ", ".repeat(100_000) + "}")).isEmpty();
  }

  @Property(tries = 500)
  void anyTextEndsInAnAnswer(@ForAll String text) {
    assertThat(Extraction.from("{" + text + "}")).isNotNull();
  }
}
