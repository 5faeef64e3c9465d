package io.redoubt.triage.recall;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import io.redoubt.verify.Answer;
import io.redoubt.verify.Answer.Claim;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransferTest {
  private static final Likeness MONDAY =
      question(
          "47 events from 2026-03-16 02:40:13 UTC to 2026-03-16 02:52:07 UTC (11 min 54 s, about 4"
              + " a minute).",
          "1 source address: IP_EXT_1_N1 (47).",
          "5 user names: ADMIN_1 (20), USER_1 (12), USER_2 (9), USER_3 (5), USER_4 (1).",
          "Status codes: 404 (40), 403 (7).");
  private static final Likeness TUESDAY =
      question(
          "63 events from 2026-03-17 23:01:44 UTC to 2026-03-17 23:09:59 UTC (8 min 15 s, about 8 a"
              + " minute).",
          "1 source address: IP_EXT_2_N1 (63).",
          "3 user names: USER_1 (30), ADMIN_1 (22), USER_2 (11).",
          "Status codes: 404 (50), 403 (13).");

  private static Likeness question(String... lines) {
    List<Likeness.Line> all = new java.util.ArrayList<>();
    for (String line : lines) {
      all.add(new Likeness.Line("E" + (all.size() + 1), false, line));
    }
    return Likeness.of(all, List.of("v1"));
  }

  private static Told told(Claim observation, Claim summary) {
    Answer answer =
        new Answer(
            List.of(observation),
            new Claim(List.of(), ""),
            new Claim(List.of(), ""),
            Disposition.TRUE_POSITIVE,
            Severity.HIGH,
            "other",
            List.of(),
            "low",
            summary.text(),
            List.of(),
            List.of(),
            false);
    return new Told(answer, List.of(summary));
  }

  private static Optional<String> mapped(String text, String... refs) {
    Claim claim = new Claim(List.of(refs), text);
    Claim plain = new Claim(List.of("E1"), "Somebody guessed.");
    return new Transfer(MONDAY, TUESDAY)
        .map(told(claim, plain))
        .map(now -> now.answer().observations().getFirst().text());
  }

  @Test
  void casesThatDifferInNumbersTimesAndNamesAreAlike() {
    assertThat(MONDAY.key()).isEqualTo(TUESDAY.key());
    assertThat(question("4,700 events at 2026-03-16 02:40:13 UTC.").key())
        .as("another order of magnitude")
        .isNotEqualTo(question("47 events at 2026-03-16 02:40:13 UTC.").key());
    assertThat(question("Outcome: failure (4).").key())
        .isNotEqualTo(question("Outcome: success (4).").key());
    assertThat(question("0 succeeded.").key()).isNotEqualTo(question("2 succeeded.").key());
  }

  @Test
  void valuesGiveWayToWhatStandsInTheirPlace() {
    assertThat(mapped("47 events came from IP_EXT_1_N1.", "E1", "E2"))
        .contains("63 events came from IP_EXT_2_N1.");
    assertThat(mapped("It began at 2026-03-16 02:40:13 UTC and took 11 min 54 s.", "E1"))
        .contains("It began at 2026-03-17 23:01:44 UTC and took 8 min 15 s.");
    assertThat(mapped("It ended at 02:52:07.", "E1")).contains("It ended at 23:09:59.");
  }

  @Test
  void quotedLinesAreMappedPlaceByPlace() {
    assertThat(
            mapped(
                "5 user names: ADMIN_1 (20), USER_1 (12), USER_2 (9), USER_3 (5), USER_4 (1).",
                "E3"))
        .contains("3 user names: USER_1 (30), ADMIN_1 (22), USER_2 (11).");
  }

  @Test
  void whatTellsCasesApartStays() {
    assertThat(mapped("The answer was 404 to 40 of them.", "E4"))
        .contains("The answer was 404 to 50 of them.");
    assertThat(mapped("The answer was 500.", "E4")).isEmpty();
    assertThat(mapped("There was 1 source address.", "E2")).contains("There was 1 source address.");
  }

  @Test
  void whatCannotBeMappedIsNot() {
    assertThat(mapped("99 events came.", "E1")).isEmpty();
    assertThat(mapped("USER_4 was tried once.", "E3")).as("the other list is shorter").isEmpty();
    assertThat(mapped("It began on the 16th of March.", "E1"))
        .contains("It began on the 16th of March.");
  }

  @Test
  void equalValuesOfDifferentMeaningAreToldApartByTheWordBehind() {
    Likeness before = question("7 events and 7 hosts.");
    Likeness now = question("8 events and 9 hosts.");
    Told told =
        told(new Claim(List.of("E1"), "It saw 7 hosts."), new Claim(List.of("E1"), "Seen."));
    assertThat(new Transfer(before, now).map(told).orElseThrow().answer().observations())
        .containsExactly(new Claim(List.of("E1"), "It saw 9 hosts."));
    Told unclear = told(new Claim(List.of("E1"), "It saw 7."), new Claim(List.of("E1"), "Seen."));
    assertThat(new Transfer(before, now).map(unclear)).isEmpty();
  }

  @Test
  void anEntrySurvivesItsFile() {
    Told told =
        told(new Claim(List.of("E1"), "47 events came."), new Claim(List.of("E1"), "A guess."));
    var entry =
        new AnswerCache.Entry(
            told, MONDAY, "a1", 7, java.time.Instant.parse("2026-03-16T03:00:00Z"));
    var json = tools.jackson.databind.json.JsonMapper.shared().readTree(ToldJson.line(entry));
    assertThat(ToldJson.entry(json)).isEqualTo(entry);
  }
}
