package io.redoubt.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.EventTime;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.TimeShape;
import io.redoubt.event.TimeStatus;
import io.redoubt.testing.Figures;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Times where systems go wrong: without a year around New Year, in both directions, in fourteen
/// zones and with clocks that are off; around changes of clocks; leap days; beyond 2038. What is
/// read is held against `java.time`.
class TimeTableTest {
  private static final DateTimeFormatter SYSLOG =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final List<String> ZONES =
      List.of(
          "Pacific/Kiritimati",
          "Pacific/Auckland",
          "Australia/Lord_Howe",
          "Asia/Tokyo",
          "Asia/Kathmandu",
          "Asia/Kolkata",
          "Asia/Tehran",
          "Europe/Berlin",
          "Europe/London",
          "UTC",
          "America/St_Johns",
          "America/New_York",
          "America/Los_Angeles",
          "Etc/GMT+12");

  /* Minutes from New Year in UTC. */
  private static final int[] AROUND = {
    -2 * 1440, -1560, -1440, -840, -720, -301, -60, -1, 0, 1, 59, 345, 720, 840, 1440, 1560,
    2 * 1440
  };

  private static EventTime read(TimeContext context, TimeShape shape, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new TimeReader(context).read(shape, bytes, 0, bytes.length);
  }

  /* As the live service reads: what arrived then. */
  private static TimeContext arrived(Instant when, ZoneId zone) {
    SourceEntry entry = new SourceEntry("syslog-udp", "x", 0, when, null);
    return new TimeContext(entry, zone, null, null, null);
  }

  private static Instant newYear(int year) {
    return LocalDateTime.of(year, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
  }

  @ParameterizedTest
  @ValueSource(ints = {2027, 2028, 2029})
  void findsTheYearAroundNewYearInEveryZone(int year) {
    List<String> wrong = new ArrayList<>();
    int cases = 0;
    for (String name : ZONES) {
      ZoneId zone = ZoneId.of(name);
      for (int minutes : AROUND) {
        for (int late : new int[] {0, 1, 300, 6 * 3600, 3 * 86_400}) {
          Instant logged = newYear(year).plusSeconds(minutes * 60L - 1);
          String text = SYSLOG.format(logged.atZone(zone));
          EventTime time = read(arrived(logged.plusSeconds(late), zone), TimeShape.SYSLOG, text);
          cases++;
          if (!logged.equals(time.instant()) || time.status() != TimeStatus.INFERRED) {
            wrong.add(name + " " + logged + " " + text + " +" + late + "s: " + time);
          }
        }
      }
    }
    Figures.report("times around New Year " + year, "0 wrong", cases + " cases");
    assertThat(wrong).isEmpty();
  }

  @Test
  void findsTheYearThoughTheZoneIsNotKnown() {
    List<String> wrong = new ArrayList<>();
    for (String name : ZONES) {
      for (int minutes : AROUND) {
        Instant logged = newYear(2027).plusSeconds(minutes * 60L);
        String text = SYSLOG.format(logged.atZone(ZoneId.of(name)));
        EventTime time =
            read(TimeContext.of(arrived(logged, ZoneOffset.UTC).entry()), TimeShape.SYSLOG, text);
        Instant read = time.instant();
        if (read == null || Duration.between(logged, read).abs().toHours() > 14) {
          wrong.add(name + " " + logged + " " + text + ": " + time);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {-26, -14, -5, 5, 14, 26})
  void findsTheYearOfAClockThatIsOff(int hours) {
    List<String> wrong = new ArrayList<>();
    for (int minutes : AROUND) {
      Instant arrived = newYear(2027).plusSeconds(minutes * 60L);
      Instant logged = arrived.plusSeconds(hours * 3600L);
      String text = SYSLOG.format(logged.atZone(ZoneOffset.UTC));
      EventTime time = read(arrived(arrived, ZoneOffset.UTC), TimeShape.SYSLOG, text);
      if (!logged.equals(time.instant())) {
        wrong.add(arrived + " " + text + ": " + time);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Tehran"})
  void readsEveryQuarterOfAnHourOfAYearAsTheCalendarDoes(String name) {
    ZoneId zone = ZoneId.of(name);
    TimeContext context = new TimeContext(SourceEntry.named("x"), zone, null, null, null);
    TimeReader reader = new TimeReader(context);
    LocalDateTime local = LocalDateTime.of(2026, 1, 1, 0, 0);
    for (int i = 0; i < 366 * 96; i++) {
      byte[] text = LOCAL.format(local).getBytes(StandardCharsets.UTF_8);
      EventTime time = reader.read(TimeShape.ISO, text, 0, text.length);
      Instant early = local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
      if (!early.equals(time.instant())) {
        assertThat(time.instant()).as("%s in %s", local, name).isEqualTo(early);
      }
      local = local.plusMinutes(15);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ISO | 2028-02-29T12:00:00Z | 2028-02-29T12:00:00Z",
        "ISO | 2000-02-29T00:00:00Z | 2000-02-29T00:00:00Z",
        "ISO | 2038-01-19T03:14:07Z | 2038-01-19T03:14:07Z",
        "ISO | 2038-01-19T03:14:08Z | 2038-01-19T03:14:08Z",
        "ISO | 2106-02-07T06:28:16Z | 2106-02-07T06:28:16Z",
        "EPOCH_SECONDS | 2147483648 | 2038-01-19T03:14:08Z",
        "EPOCH_SECONDS | 4294967296 | 2106-02-07T06:28:16Z",
        "EPOCH_MILLIS | 2147483648000 | 2038-01-19T03:14:08Z",
        "ANY | 2147483648 | 2038-01-19T03:14:08Z",
        "ANY | 2147483648000000 | 2038-01-19T03:14:08Z",
        "ANY | 2147483648000000000 | 2038-01-19T03:14:08Z",
        "ISO | 2016-12-31T23:59:60Z | 2017-01-01T00:00:00Z",
        "ISO | 2026-03-29T02:30:00+01:00 | 2026-03-29T01:30:00Z",
        "CLF | 29/Feb/2028:23:59:59 -0800 | 2028-03-01T07:59:59Z",
        "ISO | 2026-12-31T23:59:59.999999999-12:00 | 2027-01-01T11:59:59.999999999Z"
      })
  void readsDaysAndSecondsThatAreSeldom(TimeShape shape, String text, String expected) {
    EventTime time = read(TimeContext.of(SourceEntry.named("x")), shape, text);
    assertThat(time.instant()).isEqualTo(Instant.parse(expected));
  }

  @Test
  void aLeapDayWithoutAYearIsThatOfTheLastLeapYear() {
    for (String when : List.of("2028-02-29T13:00:00Z", "2028-03-01T00:00:01Z")) {
      TimeContext context = arrived(Instant.parse(when), ZoneOffset.UTC);
      assertThat(read(context, TimeShape.SYSLOG, "Feb 29 12:00:00").instant())
          .isEqualTo(Instant.parse("2028-02-29T12:00:00Z"));
    }
    TimeContext later = arrived(Instant.parse("2027-03-01T00:00:01Z"), ZoneOffset.UTC);
    assertThat(read(later, TimeShape.SYSLOG, "Feb 29 12:00:00").instant())
        .isEqualTo(Instant.parse("2024-02-29T12:00:00Z"));
  }
}
