package io.redoubt.report.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.event.EventTime;
import io.redoubt.report.FakeFindings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TimelineWriterTest {
  private static final EventTime TIME = EventTime.ok(1_763_633_472, 0, "Z");
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String[] lines(boolean csv, Profile profile, String record) throws IOException {
    try (TimelineWriter writer = new TimelineWriter(out, csv, profile)) {
      writer.write(FakeFindings.login(record, TIME), "a1");
      writer.write(FakeFindings.login(record, EventTime.ABSENT), "");
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
    try (TimelineWriter writer = new TimelineWriter(out, false, Profile.TIMESKETCH)) {
      writer.write(FakeFindings.login("x", EventTime.ABSENT), "");
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
  void findsProfilesByName() {
    assertThat(Profile.find("Timesketch")).contains(Profile.TIMESKETCH);
    assertThat(Profile.find("ocsf")).isEmpty();
  }
}
