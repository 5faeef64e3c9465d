package io.redoubt.ingest.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NativeBodyTest {
  private static List<String> json(String body) {
    return switch (NativeBody.json(body.getBytes(UTF_8))) {
      case Decoded.Records(var records, _) ->
          records.stream().map(bytes -> new String(bytes, UTF_8)).toList();
      case Decoded.Unreadable(var reason, _) -> List.of("unreadable: " + reason);
    };
  }

  @Test
  void whatACloudDeliversIsARecordPerElement() {
    assertThat(json("{\"Records\": [ {\"a\":1} , {\"b\":[2]} ]}"))
        .containsExactly("{\"a\":1}", "{\"b\":[2]}");
    assertThat(json("{\"@odata.context\":\"x\",\"value\":[{\"a\":1}],\"count\":1}"))
        .containsExactly("{\"a\":1}");
    assertThat(json(" {\"records\":[]} ")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"Records\":[{}]}}",
        "{\"Records\":[1,2]}",
        "{\"Records\":[{}],\"more\":{}}",
        "{\"Records\":{}}",
        "{\"message\":\"Records\",\"list\":[{}]}",
        "{}",
        "7"
      })
  void anyOtherValueIsOneRecordAsItIs(String body) {
    assertThat(json(body)).containsExactly(body);
  }

  @Test
  void aByteOrderMarkIsNoPartOfARecord() {
    assertThat(json("\uFEFF[{\"a\":1}]")).containsExactly("{\"a\":1}");
    assertThat(json("\uFEFF {\"a\":1}")).containsExactly("{\"a\":1}");
    byte[] lines = "\uFEFF{\"a\":1}\r\n\uFEFFx".getBytes(UTF_8);
    assertThat(NativeBody.lines(lines))
        .isInstanceOfSatisfying(
            Decoded.Records.class,
            read ->
                assertThat(read.records())
                    .map(record -> new String(record, UTF_8))
                    .containsExactly("{\"a\":1}", "\uFEFFx"));
  }

  @Test
  void objectsOneAfterTheOtherAreARecordEach() {
    assertThat(json("{\"a\":1}\n{\"b\":\"}{\"}\r\n\n"))
        .containsExactly("{\"a\":1}", "{\"b\":\"}{\"}");
    assertThat(json("{\"a\":1}{\"b\":2}")).containsExactly("{\"a\":1}", "{\"b\":2}");
    for (String broken : List.of("{\"a\":1}\n{\"b\":", "{\"a\":1},{\"b\":2}", "{\"a\":1}\nplain")) {
      assertThat(json(broken).getFirst()).as(broken).startsWith("unreadable");
    }
  }

  @Test
  void aWrapperThatIsNotWellFormedIsNamed() {
    assertThat(json("{\"Records\":[{\"a\":1},]}").getFirst()).startsWith("unreadable");
    assertThat(json("{\"Records\":[{\"a\":1}").getFirst()).startsWith("unreadable");
  }
}
