package io.redoubt.parse.windows;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEventParserTest {
  private static final String TREE =
      """
      {"Event":{"#attributes":{"xmlns":"x"},"System":{"Provider":{"#attributes":{"Name":\
      "Microsoft-Windows-Security-Auditing","Guid":"54849625-5478-4994-A5BA-3E3B0328C30D"}},\
      "EventID":4688,"Version":2,"Keywords":"0x8020000000000000","TimeCreated":{"#attributes":\
      {"SystemTime":"2026-03-01T08:00:00.123456Z"}},"EventRecordID":77,"Correlation":null,\
      "Channel":"Security","Computer":"pc7.corp.example"},"EventData":{"NewProcessId":"0x1f4",\
      "CommandLine":"\\"cmd.exe\\" ","SubjectUserName":"ann","TargetUserName":"","Flags":3}}}\
      """;

  private static final String FLAT =
      """
      {"EventID":4688,"SourceName":"Microsoft-Windows-Security-Auditing","ProviderGuid":\
      "{54849625-5478-4994-a5ba-3e3b0328c30d}","Version":2,"Keywords":-9214364837600034816,\
      "EventTime":"2026-03-01 09:00:00","@timestamp":"2026-03-01T08:00:00.123456Z",\
      "RecordNumber":77,"Channel":"Security","Hostname":"pc7.corp.example","EventType":\
      "AUDIT_SUCCESS","NewProcessId":"0x1f4","CommandLine":"\\"cmd.exe\\" ",\
      "SubjectUserName":"ann","TargetUserName":"","Flags":"3"}\
      """;

  private static final String WINLOGBEAT =
      """
      {"@timestamp":"2026-03-01T08:00:00.123456Z","winlog":{"provider_name":\
      "Microsoft-Windows-Security-Auditing","provider_guid":\
      "{54849625-5478-4994-a5ba-3e3b0328c30d}","event_id":"4688","version":2,"record_id":"77",\
      "channel":"Security","computer_name":"pc7.corp.example","keywords":["Audit Success"],\
      "event_data":{"NewProcessId":"0x1f4","CommandLine":"\\"cmd.exe\\"","SubjectUserName":"ann",\
      "TargetUserName":"","Flags":"3"}}}\
      """;

  @Test
  void sameEventGivesSameFieldsInEveryDialect() {
    Map<String, String> tree = fields(parsed(TREE));
    assertThat(tree)
        .containsEntry("winlog.event_data.CommandLine", "TEXT \"cmd.exe\"")
        .containsEntry("winlog.event_data.Flags", "TEXT 3")
        .containsEntry("winlog.event_id", "NUMBER 4688")
        .containsEntry("winlog.keywords", "TEXT 0x8020000000000000")
        .containsEntry("winlog.provider_guid", "TEXT {54849625-5478-4994-A5BA-3E3B0328C30D}")
        .doesNotContainKey("winlog.activity_id");
    assertThat(fields(parsed(FLAT))).isEqualTo(tree);
    Map<String, String> beat = fields(parsed(WINLOGBEAT));
    beat.put("winlog.keywords", "TEXT 0x8020000000000000");
    assertThat(beat).isEqualTo(tree);
  }

  @ParameterizedTest
  @ValueSource(strings = {TREE, FLAT, WINLOGBEAT})
  void takesTheTimeThatHasAZone(String json) {
    EventBuilder out = builder(json);
    assertThat(out.timePending()).isTrue();
    assertThat(new String(out.timeBuffer(), out.timeStart(), out.timeLength(), UTF_8))
        .isEqualTo("2026-03-01T08:00:00.123456Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "x",
        "{\"Event\":",
        "{\"Event\":{}}",
        "{\"EventID\":1}",
        "{\"Channel\":\"c\",\"a\":{\"EventID\":1}}",
        "{\"winlog\":1}",
        "{\"eventName\":\"ConsoleLogin\"}"
      })
  void rejectsWhatIsNoWindowsEvent(String json) {
    assertThat(parsed(json).outcome()).isInstanceOf(ParseOutcome.Rejected.class);
  }

  @Test
  void numbersUnnamedDataAndKeepsPlaceOfEmptyOnes() {
    Event event =
        parsed("{\"Event\":{\"System\":{\"EventID\":1},\"EventData\":{\"Data\":[\"\",\"b\"]}}}");
    assertThat(fields(event)).containsOnlyKeys("winlog.event_id", "winlog.event_data.param2");
  }

  @Test
  void opensEventDataThatIsXmlText() {
    Event event =
        parsed(
            "{\"TimeGenerated\":\"2026-03-01T08:00:00.1Z\",\"EventID\":5156,\"Channel\":\"Security\",\"Application\":\"a.exe\",\"EventData\":\"\\u003cEventData"
                + " xmlns=\\\"x\\\">\\r"
                + "\\n"
                + "<Data Name=\\\"Application\\\">b</Data><Data Name=\\\"DestPort\\\">80</Data>"
                + "</EventData>\"}");
    assertThat(event.outcome()).isEqualTo(ParseOutcome.Ok.OK);
    assertThat(fields(event))
        .containsEntry("winlog.event_data.DestPort", "TEXT 80")
        .containsEntry("winlog.event_data.Application", "TEXT a.exe")
        .doesNotContainKey("winlog.event_data.EventData");
  }

  @Test
  void keepsWhatABrokenRecordHas() {
    Event event = parsed(TREE.substring(0, TREE.length() - 20));
    assertThat(event.outcome()).isInstanceOf(ParseOutcome.Partial.class);
    assertThat(fields(event)).containsKey("winlog.event_data.SubjectUserName");
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private static Event parsed(String json) {
    return builder(json).build();
  }

  private static EventBuilder builder(String json) {
    byte[] utf8 = json.getBytes(UTF_8);
    EventBuilder out = new EventBuilder().begin(RawRecord.of(SourceEntry.named("x"), utf8));
    out.outcome(new JsonEventParser().parse(utf8, 0, utf8.length, out));
    return out;
  }

  private static Map<String, String> fields(Event event) {
    Map<String, String> fields = new TreeMap<>();
    for (int i = 0; i < event.size(); i++) {
      String name = event.field(i).name();
      if (name.startsWith("winlog.")) {
        fields.merge(name, event.kind(i) + " " + event.text(i), (a, b) -> a + ", " + b);
      }
    }
    return fields;
  }
}
