package io.redoubt.correlate.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.finding.GroupValues;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Values of a group as bytes.
class KeyBytesTest {
  static List<List<String>> values() {
    return List.of(
        List.of("203.0.113.9"),
        List.of("", ""),
        List.of("web01", "root"),
        List.of("web01", "jörg"),
        List.of("пользователь", "a", "\uD83D\uDE00"),
        List.of("\u007f\u0080"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void areTheLengthAndTheUtf8OfEachAndComeBackAsTheValues(List<String> values) {
    ByteBuffer expected = ByteBuffer.allocate(200);
    for (String value : values) {
      byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
      expected.putInt(utf8.length).put(utf8);
    }
    byte[] key = new KeyBytes().of(GroupValues.of(values));
    assertThat(ByteBuffer.wrap(key)).isEqualTo(expected.flip());
    assertThat(KeyBytes.values(key).values()).isEqualTo(values);
  }
}
