package io.redoubt.report.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.redoubt.event.Constant;
import io.redoubt.event.Ecs;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.EventTime;
import io.redoubt.event.Field;
import io.redoubt.event.Format;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.event.Template;
import io.redoubt.event.TimeStatus;
import io.redoubt.report.json.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class EcsDocumentTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final EventBuilder event = new EventBuilder();

  private void record(String text) {
    record(text.getBytes(StandardCharsets.UTF_8));
  }

  private void record(byte[] bytes) {
    event.begin(new RawRecord(SourceEntry.named("a/b.log"), bytes, 0, bytes.length, 42, 7, -1));
  }

  private String line() {
    JsonBytes out = new JsonBytes();
    new EcsDocument(false).append(event.build(), out);
    return out.toString();
  }

  private JsonNode document() throws JsonProcessingException {
    return JSON.readTree(line());
  }

  @Test
  void nestsDottedFieldsAndNamesTheSource() throws JsonProcessingException {
    record("Failed password for root from 192.0.2.7 port 22");
    event.format(new Format("syslog.sshd"));
    event.time(EventTime.ok(1_763_633_472, 120_000_000, "+01:00"));
    event.add(Ecs.EVENT_CATEGORY, Constant.of("authentication"));
    event.add(Ecs.SOURCE_IP, "192.0.2.7");
    event.add(Ecs.SOURCE_PORT, "22");
    event.add(Field.of("redoubt.native.pid"), 12);
    event.template(new Template("t1", "Failed password for <*>"));

    assertThat(document())
        .isEqualTo(
            JSON.readTree(
                """
                {"@timestamp":"2025-11-20T10:11:12.120Z",
                 "event":{"id":"%s","category":["authentication"],
                  "original":"Failed password for root from 192.0.2.7 port 22"},
                 "source":{"ip":"192.0.2.7","port":22},
                 "redoubt":{"native":{"pid":12},"format":"syslog.sshd",
                  "source":{"path":"a/b.log","line":7,"offset":42},
                  "parse":{"status":"ok"},"time":{"status":"ok","zone":"+01:00"},
                  "template":{"id":"t1","text":"Failed password for <*>"}}}
                """
                    .formatted(event.build().id())));
  }

  @Test
  void endsEachDocumentWithOneLineFeed() {
    record("a\rb");
    assertThat(line()).endsWith("}\n").containsOnlyOnce("\n").contains("a\\rb");
  }

  @Test
  void leavesOutTheTimestampWhenTheYearIsUnknown() throws JsonProcessingException {
    record("Nov  5 10:11:12 h x");
    event.time(new EventTime(5_000, 0, TimeStatus.YEAR_UNKNOWN, "", ""));
    assertThat(document().has("@timestamp")).isFalse();
    assertThat(document().at("/redoubt/time/status").asText()).isEqualTo("year_unknown");
  }

  @Test
  void leavesOutTimesThatRfc3339CannotSay() throws JsonProcessingException {
    record("x");
    event.time(EventTime.ok(900_000_000_000L, 0, "Z"));
    assertThat(document().has("@timestamp")).isFalse();
  }

  @Test
  void turnsNumbersThatJsonDoesNotKnowIntoStrings() throws JsonProcessingException {
    for (String digits : new String[] {"007", "+1", "1.", ".5", "NaN", "-", "", "1e9999", "0x1f"}) {
      record("x");
      event.addNumber(Field.of("redoubt.native.n"), digits);
      assertThat(document().at("/redoubt/native/n").isTextual()).as(digits).isTrue();
      assertThat(document().at("/redoubt/native/n").textValue()).isEqualTo(digits);
    }
  }

  @Test
  void keepsNumbersAndTruthAsSuch() throws JsonProcessingException {
    record("x");
    event.addNumber(Field.of("redoubt.native.n"), "-1.5e3");
    event.add(Field.of("redoubt.native.b"), true);
    assertThat(document().at("/redoubt/native/n").doubleValue()).isEqualTo(-1500);
    assertThat(document().at("/redoubt/native/b").booleanValue()).isTrue();
  }

  @Test
  void writesEventCodeAsTextAndPortsAsNumbers() throws JsonProcessingException {
    record("x");
    event.add(Ecs.EVENT_CODE, 4625);
    event.add(Ecs.DESTINATION_PORT, "443");
    assertThat(document().at("/event/code").textValue()).isEqualTo("4625");
    assertThat(document().at("/destination/port").intValue()).isEqualTo(443);
  }

  @Test
  void makesRepeatedFieldsListsAndSaysEqualValuesOnce() throws JsonProcessingException {
    record("x");
    event.add(Ecs.RELATED_IP, "192.0.2.1");
    event.add(Ecs.RELATED_IP, "192.0.2.2");
    event.add(Ecs.RELATED_IP, "192.0.2.1");
    event.add(Ecs.USER_NAME, "bob");
    event.add(Ecs.USER_NAME, "bob");
    event.add(Field.of("redoubt.native.flags"), 1);
    event.add(Field.of("redoubt.native.flags"), 1);
    JsonNode document = document();
    assertThat(document.at("/related/ip").toString()).isEqualTo("[\"192.0.2.1\",\"192.0.2.2\"]");
    assertThat(document.at("/user/name").asText()).isEqualTo("bob");
    assertThat(document.at("/redoubt/native/flags").toString()).isEqualTo("[1,1]");
  }

  @Test
  void keepsAValueThatAlsoHasChildren() throws JsonProcessingException {
    record("x");
    event.add(Field.of("redoubt.native.a"), "text");
    event.add(Field.of("redoubt.native.a.b"), "child");
    event.add(Field.of("redoubt.native.a.value"), "own");
    assertThat(document().at("/redoubt/native/a").toString())
        .isEqualTo("{\"value_\":\"text\",\"b\":\"child\",\"value\":\"own\"}");
  }

  @Test
  void movesForeignFieldsOutOfItsOwnPlaces() throws JsonProcessingException {
    record("x");
    event.add(Field.of("event.id"), "theirs");
    event.add(Field.of("@timestamp"), "tomorrow");
    event.add(Field.of("redoubt.source.path"), "/etc/shadow");
    JsonNode document = document();
    assertThat(document.at("/event/id").asText()).isEqualTo(event.build().id());
    assertThat(document.at("/redoubt/source/path").asText()).isEqualTo("a/b.log");
    assertThat(document.at("/redoubt/native/event/id").asText()).isEqualTo("theirs");
    assertThat(document.at("/redoubt/native/@timestamp").asText()).isEqualTo("tomorrow");
    assertThat(document.at("/redoubt/native/redoubt/source/path").asText())
        .isEqualTo("/etc/shadow");
  }

  @Test
  void givesBackTheExactBytesOfInvalidUtf8() throws JsonProcessingException {
    byte[] bytes = {'u', (byte) 0xff, (byte) 0xc3, '"', 0};
    record(bytes);
    JsonNode document = document();
    assertThat(document.at("/event/original").asText()).isEqualTo("u\ufffd\ufffd\"\0");
    assertThat(Base64.getDecoder().decode(document.at("/redoubt/raw").asText())).isEqualTo(bytes);
  }

  @Test
  void givesBackTheExactBytesOfDecodedUtf16() throws JsonProcessingException {
    byte[] bytes = "root".getBytes(StandardCharsets.UTF_16LE);
    record(bytes);
    event.add(Ecs.EVENT_ORIGINAL, "root");
    assertThat(document().at("/event/original").asText()).isEqualTo("root");
    assertThat(Base64.getDecoder().decode(document().at("/redoubt/raw").asText())).isEqualTo(bytes);
  }

  @Test
  void writesBinaryEventRecordsOnlyOnRequest() throws JsonProcessingException {
    record(new byte[] {(byte) 0xff, 0});
    event.format(new Format("windows.evtx"));
    event.add(Ecs.EVENT_ORIGINAL, "<Event/>");
    assertThat(document().at("/redoubt/raw").isMissingNode()).isTrue();
    JsonBytes out = new JsonBytes();
    new EcsDocument(true).append(event.build(), out);
    assertThat(JSON.readTree(out.toString()).at("/redoubt/raw").asText()).isEqualTo("/wA=");
  }

  @Test
  void saysWhyARecordWasUnderstoodInPart() throws JsonProcessingException {
    record("x");
    event.outcome(new ParseOutcome.Partial("no closing quote"));
    assertThat(document().at("/redoubt/parse").toString())
        .isEqualTo("{\"status\":\"partial\",\"reason\":\"no closing quote\"}");
  }

  @Test
  void showsNothingThatSteersATerminal() {
    record("\u001b[31m \u009b2J \u202e \u200b \u2028 \ufeff \u007f \udb40\udc41 é 日本 😀");
    assertThat(line())
        .contains("\\u001b[31m \\u009b2J \\u202e \\u200b \\u2028 \\ufeff \\u007f \\udb40\\udc41")
        .contains("é 日本 😀");
  }

  @Test
  void undoesAndRedoesEscapesAlike() throws JsonProcessingException {
    String inside = "C:\\\\Temp\\u00e9 \\ud83d\\ude00 \\ud800 \\q \\u12";
    record(inside);
    byte[] buffer = event.record().buffer();
    event.addEscaped(Field.of("redoubt.native.e"), buffer, 0, buffer.length);
    assertThat(document().at("/redoubt/native/e").asText())
        .isEqualTo("C:\\Tempé 😀 \ufffd \\q \\u12");
  }

  @Test
  void keepsTheTailOfVeryDeepPathsDotted() throws JsonProcessingException {
    record("x");
    event.add(Field.of("redoubt.native" + ".a".repeat(1000)), "deep");
    assertThat(line()).contains("a.a.a.a").contains("\"deep\"");
    assertThat(document().isObject()).isTrue();
  }
}
