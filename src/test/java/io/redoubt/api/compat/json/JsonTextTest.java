package io.redoubt.api.compat.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.api.compat.Vectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class JsonTextTest {
  @TestFactory
  Stream<DynamicTest> wordsFaultsAsPythonDoes() {
    return Vectors.of("json.jsonl").stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    "of " + row.path("text").asString(),
                    () ->
                        assertThat(JsonText.python(row.path("text").asString()))
                            .isEqualTo(
                                new Parsed.Bad(
                                    row.path("message").asString(), row.path("at").asInt()))));
  }

  @Test
  void takesTheLastOfTwoMembersOfOneName() {
    assertThat(python("{\"a\":1,\"b\":2,\"a\":3}")).isEqualTo("{\"a\":3,\"b\":2}");
  }

  @Test
  void keepsWholeNumbersApartFromOthers() {
    assertThat(python("[1,1.0,1e2,-0.0,12345678901234567890]"))
        .isEqualTo("[1,1.0,100.0,-0.0,12345678901234567890]");
  }

  @Test
  void writesNumbersAsJavaScriptDoes() {
    assertThat(JsonText.javascript("[1.0,12.5,0,1e21,1e-7,123456789]"))
        .isInstanceOfSatisfying(
            Parsed.Good.class,
            good ->
                assertThat(JsonOut.javascript(good.value()))
                    .isEqualTo("[1,12.5,0,1e+21,1e-7,123456789]"));
  }

  @Test
  void givesUpOnWhatIsNestedTooDeeply() {
    assertThat(JsonText.python("[".repeat(100_000))).isInstanceOf(Parsed.Beyond.class);
  }

  @Test
  void knowsNoNaNInJavaScript() {
    assertThat(JsonText.javascript("NaN")).isInstanceOf(Parsed.Bad.class);
  }

  @Property(tries = 300)
  void whatItWritesItReads(@ForAll String text) {
    String json = JsonOut.python(Value.of(text));
    assertThat(JsonText.python(json)).isInstanceOf(Parsed.Good.class);
  }

  @Property(tries = 500)
  void anyTextEndsInAnAnswer(@ForAll String text) {
    assertThat(JsonText.python("{\"a\":" + text)).isNotNull();
  }

  private static String python(String text) {
    return JsonText.python(text) instanceof Parsed.Good(var value) ? JsonOut.python(value) : "";
  }
}
