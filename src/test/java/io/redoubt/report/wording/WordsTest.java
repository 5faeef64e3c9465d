package io.redoubt.report.wording;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.analysis.Analysis;
import io.redoubt.testing.report.FakeAnalysis;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void countsAndCutsWideCharactersByColumns() {
    assertThat(Columns.of("日本é")).isEqualTo(5);
    assertThat(Columns.of("e\u0301")).isEqualTo(1);
    assertThat(Columns.fit("日本語", 5)).isEqualTo("日本…");
    assertThat(Columns.fit("日本語", 4)).isEqualTo("日… ");
    assertThat(Columns.fit("ab", 4)).isEqualTo("ab  ");
  }

  @Test
  void readsNumbersAsPeopleDo() {
    assertThat(Words.count(8_599_414)).isEqualTo("8,599,414");
    assertThat(Words.count(1, "file") + Words.count(2, "file")).isEqualTo("1 file2 files");
    assertThat(Words.bytes(1023)).isEqualTo("1023 B");
    assertThat(Words.bytes(2_040_109_466L)).isEqualTo("1.9 GiB");
    assertThat(Words.rough(412_345)).isEqualTo("412k");
    assertThat(Words.elapsed(21_300)).isEqualTo("21.3 s");
    assertThat(Words.span(Duration.ofHours(187))).isEqualTo("7 d 19 h");
    assertThat(Words.span(Duration.ofDays(7605))).isEqualTo("20 y 305 d");
    assertThat(Words.span(Duration.ofMinutes(44))).isEqualTo("44 min");
  }

  @Test
  void neverRoundsAShareToAllOrNothing() {
    assertThat(Words.share(8_599_380, 8_599_414)).isEqualTo("99.9996 %");
    assertThat(Words.share(1, 1_000_000_000)).isEqualTo("0.0001 %");
    assertThat(Words.share(1204, 8_599_414)).isEqualTo("0.01 %");
    assertThat(Words.share(1, 2)).isEqualTo("50 %");
    assertThat(Words.share(0, 0)).isEqualTo("0 %");
  }

  @Test
  void findsAlertsByTheirNamesAndIds() {
    Analysis analysis = FakeAnalysis.incident();
    Names names = new Names(analysis);
    assertThat(names.of("a1f3c0ffee01")).isEqualTo("A-1");
    assertThat(names.alert(analysis, " a-2 ")).contains(analysis.alerts().get(1));
    assertThat(names.alert(analysis, "b2e4")).contains(analysis.alerts().get(1));
    assertThat(names.alert(analysis, "d4c6")).as("three begin so").isEmpty();
    assertThat(names.alert(analysis, "A-99")).isEmpty();
    assertThat(names.incident(analysis, "I-1")).contains(analysis.incidents().getFirst());
  }
}
