package io.redoubt.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.EventTime;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.TimeShape;
import io.redoubt.event.TimeStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeReaderTest {
  private static final SourceEntry ENTRY = SourceEntry.named("x.log");

  private static EventTime read(TimeContext context, TimeShape shape, String text) {
    byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
    return new TimeReader(context).read(shape, bytes, 1, bytes.length - 1);
  }

  private static EventTime read(TimeShape shape, String text) {
    return read(TimeContext.of(ENTRY), shape, text);
  }

  private static EventTime read(TimeShape shape, int year, String text) {
    return read(new TimeContext(ENTRY, null, year, null, null), shape, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ISO | 2026-11-20T10:11:12Z | 2026-11-20T10:11:12Z",
        "ISO | 2026-11-20T10:11:12.5+01:00 | 2026-11-20T09:11:12.5Z",
        "ISO | 2026-11-20 10:11:12,345 -0330 | 2026-11-20T13:41:12.345Z",
        "ISO | 2026-11-20 10:11:12.123456789123 UTC | 2026-11-20T10:11:12.123456789Z",
        "ISO | 2026-11-20_10:11:12+02 | 2026-11-20T08:11:12Z",
        "ISO | 2016-12-31T23:59:60Z | 2017-01-01T00:00:00Z",
        "ISO | 2026-11-20T24:00:00Z | 2026-11-21T00:00:00Z",
        "ISO | 0000-01-01T00:00:00Z | 0000-01-01T00:00:00Z",
        "ISO | 9999-12-31T23:59:59Z | 9999-12-31T23:59:59Z",
        "ISO | 2026-11-20 10:11:12 CET | 2026-11-20T09:11:12Z",
        "SLASHED | 2026/11/20 10:11:12 Z | 2026-11-20T10:11:12Z",
        "CLF | 20/Nov/2026:10:11:12 +0100 | 2026-11-20T09:11:12Z",
        "ASCTIME | Fri Nov 20 10:11:12.123456 2026 GMT | 2026-11-20T10:11:12.123456Z",
        "SYSLOG | Nov  5 2026 10:11:12 UTC | 2026-11-05T10:11:12Z",
        "SYSLOG | 2026 Nov 5 10:11:12 UTC | 2026-11-05T10:11:12Z",
        "SYSLOG | Nov 5 10:11:12.25 2026 UTC | 2026-11-05T10:11:12.25Z",
        "SYSLOG | Nov 5 10:11:12 UTC 2026 | 2026-11-05T10:11:12Z",
        "EPOCH_SECONDS | 1763633472.123 | 2025-11-20T10:11:12.123Z",
        "EPOCH_SECONDS | 1.763633472E9 | 2025-11-20T10:11:12Z",
        "EPOCH_SECONDS | -1.5 | 1969-12-31T23:59:58.5Z",
        "EPOCH_MILLIS | 1763633472123 | 2025-11-20T10:11:12.123Z",
        "EPOCH_MICROS | 1763633472123456 | 2025-11-20T10:11:12.123456Z",
        "EPOCH_NANOS | 1763633472123456789 | 2025-11-20T10:11:12.123456789Z",
        "FILETIME | 134081070721230000 | 2025-11-20T10:11:12.123Z",
        "ANY | 1763633472 | 2025-11-20T10:11:12Z",
        "ANY | 1763633472.5 | 2025-11-20T10:11:12.5Z",
        "ANY | 1763633472123 | 2025-11-20T10:11:12.123Z",
        "ANY | /Date(1763633472123)/ | 2025-11-20T10:11:12.123Z",
        "ANY | @400000004c91b044077a9e94 | 2010-09-16T05:50:50.125476500Z",
        "ANY | Fri, 20 Nov 2026 10:11:12 +0100 | 2026-11-20T09:11:12Z",
        "ANY | 20260407T121106Z | 2026-04-07T12:11:06Z",
        "ANY | 20260407121106 UTC | 2026-04-07T12:11:06Z",
      })
  void readsTimesWithAnOffset(TimeShape shape, String text, String expected) {
    EventTime time = read(shape, text);
    assertThat(time.instant()).isEqualTo(Instant.parse(expected));
    assertThat(time.status()).isEqualTo(TimeStatus.OK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-20 10:11:12,345 | 2026-11-20T10:11:12.345Z",
        "20-11-2026 10:11:12 | 2026-11-20T10:11:12Z",
        "11/20/2026 10:11:12 | 2026-11-20T10:11:12Z",
        "20/11/2026 10:11:12 | 2026-11-20T10:11:12Z",
        "11/20/2026 09:11:12 PM | 2026-11-20T21:11:12Z",
        "11/20/2026 12:01:02 AM | 2026-11-20T00:01:02Z",
        "261120 10:11:12 | 2026-11-20T10:11:12Z",
        "20261120-10:11:12:345 | 2026-11-20T10:11:12.345Z",
        "2026:11:20-10:11:12 | 2026-11-20T10:11:12Z",
        "2026.11.20 10:11:12 | 2026-11-20T10:11:12Z",
        "20-Nov-2026 10:11:12.345 | 2026-11-20T10:11:12.345Z",
        "Nov-20-26 10:11:12 | 2026-11-20T10:11:12Z",
        "Nov 20, 2026 9:11:12 PM | 2026-11-20T21:11:12Z",
        "[20/Nov/2026 10:11:12] | 2026-11-20T10:11:12Z",
        "Fri Nov 20 10:11:12 2026 | 2026-11-20T10:11:12Z",
        "2026-11-20 10:11 | 2026-11-20T10:11:00Z",
      })
  void readsOtherCommonShapesInTheAssumedZone(String text, String expected) {
    EventTime time = read(TimeShape.ANY, text);
    assertThat(time.instant()).isEqualTo(Instant.parse(expected));
    assertThat(time.status()).isEqualTo(TimeStatus.ZONE_ASSUMED);
    assertThat(time.zone()).isEqualTo("Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "2026-13-01T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-11-20T25:00:00Z",
        "2026-11-20T10:60:00Z",
        "2026-11-20T10:11:61Z",
        "2026-11-20T10:11:12+19:00",
        "2026-11-20T10:11:12 nonsense",
        "Nov 31 10:11:12",
        "Foo  5 10:11:12",
        "99999999999999999999999999999",
        "yesterday",
        "10:11:12",
        "2026-11-20",
        "\u0000\u0000",
        "🦆"
      })
  void saysUnparsableForWhatIsNoTime(String text) {
    for (TimeShape shape : TimeShape.values()) {
      assertThat(read(shape, text).status())
          .as("%s as %s", text, shape)
          .isIn(TimeStatus.UNPARSABLE, shape == TimeShape.FILETIME ? TimeStatus.OK : null);
    }
  }

  @Test
  void countsTheZoneGivenByTheUserAsKnown() {
    TimeContext berlin = new TimeContext(ENTRY, ZoneId.of("Europe/Berlin"), null, null, null);
    EventTime summer = read(berlin, TimeShape.ISO, "2026-07-01 12:00:00");
    assertThat(summer.instant()).isEqualTo(Instant.parse("2026-07-01T10:00:00Z"));
    assertThat(summer.status()).isEqualTo(TimeStatus.OK);
    assertThat(summer.zone()).isEqualTo("Europe/Berlin");
    assertThat(read(berlin, TimeShape.ISO, "2026-12-01 12:00:00").instant())
        .isEqualTo(Instant.parse("2026-12-01T11:00:00Z"));
  }

  @Test
  void leavesTheYearOpenWithoutEvidence() {
    EventTime time = read(TimeShape.SYSLOG, "Nov  5 10:11:12");
    assertThat(time.status()).isEqualTo(TimeStatus.YEAR_UNKNOWN);
    assertThat(time.instant()).isNull();
    assertThat(read(TimeShape.SYSLOG, "Feb 29 10:11:12").status())
        .isEqualTo(TimeStatus.YEAR_UNKNOWN);
    assertThat(read(TimeShape.SYSLOG, "Nov  5 10:11:13").seconds() - time.seconds()).isEqualTo(1);
  }

  @Test
  void takesTheYearOfTheUser() {
    EventTime time = read(TimeShape.SYSLOG, 2024, "Feb 29 10:11:12.5");
    assertThat(time.instant()).isEqualTo(Instant.parse("2024-02-29T10:11:12.5Z"));
    assertThat(time.status()).isEqualTo(TimeStatus.INFERRED);
    assertThat(time.evidence()).isEqualTo("flag");
    assertThat(read(TimeShape.SYSLOG, 2025, "Feb 29 10:11:12").status())
        .isEqualTo(TimeStatus.YEAR_UNKNOWN);
  }

  @Test
  void givesEqualBytesTheSameTimeAgain() {
    TimeReader reader = new TimeReader(TimeContext.of(ENTRY));
    byte[] two = "2026-11-20T10:11:12Z 2026-11-20T10:11:12Z".getBytes(StandardCharsets.UTF_8);
    EventTime first = reader.read(TimeShape.ISO, two, 0, 20);
    assertThat(reader.read(TimeShape.ISO, two, 21, 41)).isSameAs(first);
  }

  @Property(tries = 300)
  void agreesWithTheJavaCalendar(
      @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long seconds,
      @ForAll @IntRange(max = 999_999_999) int nanos,
      @ForAll @IntRange(min = -1080, max = 1080) int minutesEast) {
    OffsetDateTime time =
        Instant.ofEpochSecond(seconds, nanos).atOffset(ZoneOffset.ofTotalSeconds(minutesEast * 60));
    if (time.getYear() < 0 || time.getYear() > 9999) {
      return;
    }
    String text = time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    EventTime read = read(TimeShape.ISO, text);
    assertThat(read.instant()).isEqualTo(Instant.ofEpochSecond(seconds, nanos));
    assertThat(read.zone()).isEqualTo(time.getOffset().getId());
  }

  @Property(tries = 300)
  void neverThrows(@ForAll byte[] bytes, @ForAll TimeShape shape) {
    TimeReader reader = new TimeReader(TimeContext.of(ENTRY));
    assertThat(reader.read(shape, bytes, 0, bytes.length)).isNotNull();
  }
}
