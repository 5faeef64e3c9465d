package io.redoubt.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A share is written as `%.4f` without the zeros at its end, however few digits it has.
class ShareTest {
  private static String written(double share) {
    JsonBytes bytes = new JsonBytes();
    new JsonWriter(bytes, false).object().share("s", share).endObject();
    return bytes.toString();
  }

  @Test
  void isWrittenAlikeWithFewAndManyDigits() {
    for (int n = 0; n <= 10_000; n++) {
      for (double share : new double[] {n / 10_000.0, (n % 101) / 100.0, n / 10_007.0}) {
        assertThat(written(share)).isEqualTo("{\"s\":" + JsonWriter.digits(share) + "}");
      }
    }
  }

  @Test
  void staysBetweenZeroAndOne() {
    assertThat(written(Double.NaN)).isEqualTo("{\"s\":0}");
    assertThat(written(-0.0)).isEqualTo("{\"s\":" + JsonWriter.digits(0) + "}");
    assertThat(written(7)).isEqualTo("{\"s\":1}");
  }
}
