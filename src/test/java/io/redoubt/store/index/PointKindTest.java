package io.redoubt.store.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.query.Address;
import io.redoubt.event.query.Figure;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A value is a point alone only where its text can be told from the point.
class PointKindTest {
  private static final NameGroup KEY = new NameGroup("source.port");

  @Property
  void aTextIsToldFromItsPoint(@ForAll("nearlyPoints") String text) {
    PointKind kind = PointKind.of(text);
    if (kind != null) {
      assertThat(again(kind, text)).isEqualTo(text);
      boolean number = !Double.isNaN(Figure.of(text));
      assertThat(kind == PointKind.WHOLE).isEqualTo(number);
      assertThat(kind == PointKind.ADDRESS).isEqualTo(Address.of(text) != null);
    }
  }

  @Property
  void aTextLiesWhereThoseThatBeginSoLie(@ForAll("nearlyPoints") String text) {
    PointKind kind = PointKind.of(text);
    for (int i = 0; kind != null && i <= text.length(); i++) {
      long number = kind.number(text);
      byte[] prefix = text.substring(0, i).getBytes(StandardCharsets.UTF_8);
      assertThat(kind.beginning(prefix))
          .as("%s, %d of it", text, i)
          .anyMatch(stretch -> stretch[0] <= number && number <= stretch[1]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ADDRESS, 10.0., 10.0.0.0, 10.0.255.255",
    "ADDRESS, 6, 6.0.0.0, 69.255.255.255",
    "ADDRESS, 1, 1.0.0.0, 199.255.255.255",
    "ADDRESS, 10.2, 10.2.0.0, 10.255.255.255",
    "ADDRESS, 10.0.0.25, 10.0.0.25, 10.0.0.255"
  })
  void fewOthersLieThere(PointKind kind, String prefix, String low, String high) {
    assertThat(kind.beginning(prefix.getBytes(StandardCharsets.UTF_8)))
        .containsExactly(new long[] {kind.number(low), kind.number(high)});
  }

  @Test
  void whatBeginsAsNoValueDoesLiesNowhere() {
    assertThat(PointKind.ADDRESS.beginning("10.a".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(PointKind.ADDRESS.beginning("256".getBytes(StandardCharsets.UTF_8))).isEmpty();
    assertThat(PointKind.WHOLE.beginning("10.".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  private static String again(PointKind kind, String text) {
    BytesRef read = new BytesRef(new byte[PointKind.LONGEST]);
    kind.text(kind.number(kind.point(KEY, kind.number(text))), read);
    return read.utf8ToString();
  }

  @Provide
  Arbitrary<String> nearlyPoints() {
    Arbitrary<String> figures =
        Arbitraries.strings().withChars("0123456789.-").ofMinLength(1).ofMaxLength(17);
    Arbitrary<String> parts =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 300).map(String::valueOf),
            Arbitraries.of("00", "01", "", "a"));
    return Arbitraries.oneOf(
        figures,
        Arbitraries.longs().map(String::valueOf),
        parts.list().ofMinSize(3).ofMaxSize(5).map(all -> String.join(".", all)));
  }

  @Property
  void pointsLieInTheOrderOfTheirNumbers(
      @ForAll @LongRange(min = -999_999_999_999_999L, max = 999_999_999_999_999L) long a,
      @ForAll @LongRange(min = -999_999_999_999_999L, max = 999_999_999_999_999L) long b) {
    byte[] first = PointKind.WHOLE.point(KEY, a);
    byte[] second = PointKind.WHOLE.point(KEY, b);
    assertThat(Integer.signum(Arrays.compareUnsigned(first, second))).isEqualTo(Long.compare(a, b));
    assertThat(first).isEqualTo(KEY.number((double) a).bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10000",
        "-10000",
        "999999999999999",
        "-999999999999999",
        "0.0.0.0",
        "255.255.255.255"
      })
  void whatProgramsWriteIsAPoint(String text) {
    PointKind kind = Objects.requireNonNull(PointKind.of(text));
    assertThat(again(kind, text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "9999",
        "010000",
        "-010000",
        "10000.0",
        "+10000",
        "1000000000000000",
        "1e9",
        "10000 ",
        "1.2.3",
        "1.2.3.4.5",
        "01.2.3.4",
        "1.2.3.256",
        "1.2.3.",
        "1..3.4",
        "::ffff:1.2.3.4",
        "1.2.3.4 "
      })
  void whatIsWrittenOtherwiseIsATerm(String text) {
    assertThat(PointKind.of(text)).isNull();
  }
}
