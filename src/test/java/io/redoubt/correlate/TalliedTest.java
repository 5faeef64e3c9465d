package io.redoubt.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TalliedTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "--",
        "(null)",
        "null",
        "Null",
        "undefined",
        "N/A",
        "unknown",
        "root",
        "::"
      })
  void bytesSayWhatTheirTextSays(String value) {
    byte[] bytes = ("x" + value + "y").getBytes(StandardCharsets.US_ASCII);
    assertThat(Tallied.says(bytes, 1, value.length())).isEqualTo(Tallied.says(value));
  }
}
