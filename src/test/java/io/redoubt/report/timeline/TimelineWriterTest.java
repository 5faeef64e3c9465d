package io.redoubt.report.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.event.EventTime;
import io.redoubt.event.finding.Seat;
import io.redoubt.testing.report.FakeFindings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimelineWriterTest {
  private static final EventTime TIME = EventTime.ok(1_763_633_472, 0, "Z");
  private static final Seat SEAT = new Seat(1, 2, 3);
  private static final Seat NOWHERE = new Seat(4, 5, 6);

  @TempDir private Path folder = Path.of("");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String[] lines(boolean csv, Profile profile, String record) throws IOException {
    try (TimelineWriter writer = new TimelineWriter(out, csv, profile, folder)) {
      writer.write(FakeFindings.login(record, EventTime.ABSENT), NOWHERE);
      writer.write(FakeFindings.login(record, TIME), SEAT);
      writer.finish(seat -> seat.equals(SEAT) ? "a1" : "");
    }
    return out.toString(StandardCharsets.UTF_8).split("\r?\n");
  }

  @Test
  void beginsTimesketchRowsWithWhatItDemands() throws IOException {
    String[] lines = lines(true, Profile.TIMESKETCH, "Failed password for root");
    assertThat(lines).hasSize(2);
    assertThat(lines[0]).startsWith("message,datetime,timestamp_desc,tag,");
    assertThat(lines[1])
        .startsWith(
            "Success after many failed logins: Failed password for root,2025-11-20T10:11:12Z,"
                + "Event time,\"[\"\"high\"\",\"\"T1110.001\"\"]\",");
  }

  @Test
  void countsWhatTimesketchCannotPlace() throws IOException {
    try (TimelineWriter writer = new TimelineWriter(out, false, Profile.TIMESKETCH, folder)) {
      writer.write(FakeFindings.login("x", EventTime.ABSENT), NOWHERE);
      writer.finish(_ -> "");
      assertThat(writer.undated()).isEqualTo(1);
      assertThat(writer.rows()).isZero();
    }
    assertThat(out.size()).isZero();
  }

  @Test
  void writesJsonLinesInEveryProfile() throws IOException {
    for (Profile profile : Profile.values()) {
      out.reset();
      String[] lines = lines(false, profile, "a \"b\"\u001b");
      assertThat(lines).hasSize(profile == Profile.TIMESKETCH ? 1 : 2);
      for (String line : lines) {
        JsonNode read = new ObjectMapper().readTree(line);
        assertThat(read.isObject()).isTrue();
        assertThat(line).doesNotContain("\u001b");
      }
    }
  }

  @Test
  void keepsTheWholeEventInTheEcsProfile() throws IOException {
    JsonNode read = new ObjectMapper().readTree(lines(false, Profile.ECS, "Failed password")[0]);
    assertThat(read.at("/finding/alert_id").asText()).isEqualTo("a1");
    assertThat(read.at("/finding/rule_id").asText()).isEqualTo("success-after-failures");
    assertThat(read.at("/user/name").asText()).isEqualTo("root");
    assertThat(read.at("/event/original").asText()).isEqualTo("Failed password");
  }

  @Test
  void keepsFormulasOutOfCsv() throws IOException {
    String[] lines = lines(true, Profile.STANDARD, "=HYPERLINK(\"http://x\")");
    assertThat(lines[1]).contains(",\"'=HYPERLINK(\"\"http://x\"\")\",");
  }

  @Test
  void namesColumnsAsTheyAre() throws IOException {
    assertThat(lines(true, Profile.ECS, "x")[0]).startsWith("@timestamp,event.id,rule.id,");
  }

  @Test
  void sortsByTimeWhatDoesNotFitIntoMemoryAndLeavesNothingBehind() throws IOException {
    RowSpool tight = new RowSpool(folder, 2_000);
    try (TimelineWriter writer = new TimelineWriter(out, true, Profile.STANDARD, tight)) {
      for (int i = 0; i < 100; i++) {
        EventTime time = EventTime.ok(1_763_633_472 + (i * 37) % 100, 0, "Z");
        writer.write(FakeFindings.login("number " + i + " ä", time), new Seat(i, 0, 0));
      }
      writer.finish(seat -> "a" + seat.key());
    }
    String[] lines = out.toString(StandardCharsets.UTF_8).split("\r?\n");
    assertThat(lines).hasSize(101);
    assertThat(Stream.of(lines).skip(1).map(line -> line.substring(0, 20))).isSorted();
    assertThat(lines[1]).contains(",a0,", "number 0 ä");
    assertThat(lines[2]).contains(",a73,", "number 73 ä");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void findsProfilesByName() {
    assertThat(Profile.find("Timesketch")).contains(Profile.TIMESKETCH);
    assertThat(Profile.find("ocsf")).isEmpty();
  }
}
