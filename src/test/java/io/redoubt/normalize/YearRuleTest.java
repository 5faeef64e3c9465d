package io.redoubt.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.EventTime;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.TimeShape;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearRuleTest {
  private static EventTime read(TimeContext context, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new TimeReader(context).read(TimeShape.SYSLOG, bytes, 0, bytes.length);
  }

  private static TimeContext set(String first, String last) {
    return new TimeContext(
        SourceEntry.named("auth.log"),
        null,
        null,
        Instant.parse(first + "T00:00:00Z"),
        Instant.parse(last + "T00:00:00Z"));
  }

  private static TimeContext file(
      String path, @Nullable String fileTime, @Nullable String memberTime) {
    return TimeContext.of(
        new SourceEntry(
            path,
            path,
            0,
            fileTime == null ? null : Instant.parse(fileTime + "T00:00:00Z"),
            memberTime == null ? null : Instant.parse(memberTime + "T00:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-02, 2026-01-05, Dec 31, 2025",
    "2026-01-02, 2026-01-05, Jan  3, 2026",
    "2025-12-28, 2025-12-30, Jan  1, 2026",
    "2025-12-28, 2026-01-03, Dec 27, 2025",
    "2025-12-28, 2026-01-03, Jan  9, 2026",
    "2026-03-01, 2026-03-01, Feb 29, 2024",
    "2028-02-01, 2028-02-02, Feb 29, 2028",
  })
  void datedRecordsOfTheSetTellTheYear(String first, String last, String day, int year) {
    EventTime time = read(set(first, last), day + " 10:00:00");
    assertThat(time.instant()).isNotNull().asString().startsWith(Integer.toString(year));
    assertThat(time.evidence()).isEqualTo("dated records");
  }

  @ParameterizedTest
  @CsvSource({
    "/var/log/auth.log-20260101, Dec 30, 2025",
    "/var/log/auth.log-20260101.gz, Jan  1, 2026",
    "/var/log/auth.log-20260101.gz, Feb  1, 2025",
    "logs/2025-12-31/auth.log, Jan  1, 2026",
    "logs/2026/01/01/auth.log, Dec 31, 2025",
    "export-2026-01.tar!auth.log, Dec 31, 2025",
    "case_2025/auth.log, Dec 31, 2025",
    "archive_20260101T0600.log, Dec 31, 2025",
  })
  void theDateInTheNameTellsTheYear(String path, String day, int year) {
    EventTime time = read(file(path, "2030-01-01", null), day + " 10:00:00");
    assertThat(time.instant()).isNotNull().asString().startsWith(Integer.toString(year));
    assertThat(time.evidence()).isEqualTo("file name");
  }

  @Test
  void nothingWasLoggedAfterTheMemberOrFileWasWritten() {
    TimeContext member = file("a.tar!auth.log", "2030-06-01", "2026-01-05");
    EventTime december = read(member, "Dec 31 23:59:59");
    assertThat(december.instant()).isEqualTo(Instant.parse("2025-12-31T23:59:59Z"));
    assertThat(december.evidence()).isEqualTo("member time");
    assertThat(read(member, "Jan  5 08:00:00").instant())
        .isEqualTo(Instant.parse("2026-01-05T08:00:00Z"));
    EventTime byFile = read(file("auth.log", "2026-01-05", null), "Feb 29 01:02:03");
    assertThat(byFile.instant()).isEqualTo(Instant.parse("2024-02-29T01:02:03Z"));
    assertThat(byFile.evidence()).isEqualTo("file time");
  }

  @Test
  void aSetOfSeveralYearsLeavesTheChoiceToTheNextEvidence() {
    TimeContext wide = set("2013-01-01", "2026-01-05");
    SourceEntry named = file("auth.log-20200301", null, null).entry();
    TimeContext both = new TimeContext(named, null, null, wide.setFirst(), wide.setLast());
    assertThat(read(both, "Feb  3 00:00:00").instant())
        .isEqualTo(Instant.parse("2020-02-03T00:00:00Z"));
    assertThat(read(wide, "Feb  3 00:00:00").instant())
        .isEqualTo(Instant.parse("2025-02-03T00:00:00Z"));
  }

  @Test
  void theNearestFolderWithDatedRecordsSpeaks() {
    YearEvidence evidence = new YearEvidence();
    evidence.add(SourceEntry.named("set/old/access.log"), at("2019-05-05T00:00:00Z"));
    evidence.add(SourceEntry.named("set/new/access.log"), at("2026-01-02T00:00:00Z"));
    evidence.add(SourceEntry.named("set/new/broken.log"), at("1970-01-01T00:00:00Z"));
    TimeContext old = evidence.context(SourceEntry.named("set/old/auth.log"), null, null);
    assertThat(read(old, "Dec 31 00:00:00").instant())
        .isEqualTo(Instant.parse("2018-12-31T00:00:00Z"));
    TimeContext fresh = evidence.context(SourceEntry.named("set/new/auth.log"), null, null);
    assertThat(read(fresh, "Dec 31 00:00:00").instant())
        .isEqualTo(Instant.parse("2025-12-31T00:00:00Z"));
    TimeContext elsewhere = evidence.context(SourceEntry.named("elsewhere.log"), null, 2001);
    assertThat(elsewhere.setFirst()).isEqualTo(Instant.parse("2019-05-05T00:00:00Z"));
    assertThat(read(elsewhere, "Dec 31 00:00:00").evidence()).isEqualTo("flag");
  }

  private static EventTime at(String instant) {
    return EventTime.ok(Instant.parse(instant).getEpochSecond(), 0, "Z");
  }
}
