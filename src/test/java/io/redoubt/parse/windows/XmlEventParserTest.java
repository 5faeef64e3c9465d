package io.redoubt.parse.windows;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.parse.frame.Batch;
import io.redoubt.parse.frame.Cut;
import io.redoubt.parse.frame.RecordSink;
import io.redoubt.parse.frame.Sample;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlEventParserTest {
  private static final String EVENT =
      """
      <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
        <System>
          <Provider Name="Microsoft-Windows-Sysmon" Guid="{5770385f-c22a-43e0-bf4c-06f5698ffbd9}"/>
          <EventID>1</EventID>
          <TimeCreated SystemTime="2026-03-01T08:00:00.1234567Z"/>
          <Correlation/>
          <Execution ProcessID="10" ThreadID='11'/>
          <Computer>pc7</Computer>
        </System>
        <EventData>
          <Data Name="CommandLine">a &lt;b&gt; &#x41;&amp;<![CDATA[<&>]]><!-- no --></Data>
          <Data Name="Empty"></Data>
          <Data Name="Null"/>
          <Data/>
          <Data>second</Data>
        </EventData>
      </Event>\
      """;

  @Test
  void readsPrettyPrintedEvents() {
    Event event = parsed(EVENT);
    assertThat(event.outcome()).isEqualTo(ParseOutcome.Ok.OK);
    assertThat(text(event, "event_data.CommandLine")).isEqualTo("a <b> A&<&>");
    assertThat(text(event, "event_data.Empty")).isEmpty();
    assertThat(text(event, "event_data.Null")).isEqualTo("-absent-");
    assertThat(text(event, "event_data.param1")).isEqualTo("-absent-");
    assertThat(text(event, "event_data.param2")).isEqualTo("second");
    assertThat(text(event, "provider_guid")).isEqualTo("{5770385F-C22A-43E0-BF4C-06F5698FFBD9}");
    assertThat(text(event, "process.thread.id")).isEqualTo("11");
    assertThat(text(event, "system.Correlation")).isEqualTo("-absent-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Event><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><System>&e;</System></Event>",
        "<Event><System><EventID>1</System></Event>",
        "<Event><System><EventID a=b>1</EventID></System></Event>",
        "<Event><System><EventID>1</EventID>",
        "<Event <System",
        "<Event><System>"
      })
  void namesBrokenMarkupAndExpandsNothing(String xml) {
    Event event = parsed(xml);
    assertThat(event.outcome()).isNotEqualTo(ParseOutcome.Ok.OK);
    for (int i = 0; i < event.size(); i++) {
      assertThat(event.text(i)).doesNotContain("root:");
    }
  }

  @Test
  void keepsReferencesThatNothingDefines() {
    Event event =
        parsed(
            "<Event><System><EventID>1</EventID><Computer>&lol;&#xFFFFFFFF;</Computer>"
                + "</System></Event>");
    assertThat(text(event, "computer_name")).isEqualTo("&lol;&#xFFFFFFFF;");
  }

  @Test
  void framesEventsInAWrapperWithTheirLines() {
    String file =
        "<?xml version='1.0'?>\n<Events>\n" + EVENT + "\n<EventX/>\n" + EVENT + "</Events>\n";
    List<RawRecord> records = records(file);
    assertThat(records).extracting(RawRecord::line).containsExactly(3L, 20L, 21L);
    assertThat(records.get(0).text()).isEqualTo(EVENT);
    assertThat(records.get(1).text()).isEqualTo("<EventX/>");
    assertThat(records.get(2).text()).isEqualTo(EVENT);
  }

  @Test
  void keepsTheUnfinishedEventAtTheEnd() {
    assertThat(records(EVENT + "<Event><System><EventID>1").get(1).text())
        .isEqualTo("<Event><System><EventID>1");
  }

  private static List<RawRecord> records(String file) {
    byte[] utf8 = file.getBytes(StandardCharsets.UTF_8);
    Cut cut =
        new XmlFormat()
            .recognize(new Sample(utf8, utf8.length, "x", true))
            .orElseThrow()
            .cut(utf8, 0, utf8.length, true);
    List<RawRecord> records = new ArrayList<>();
    cut.splitter()
        .split(
            new Batch(SourceEntry.named("x"), utf8, 0, cut.end(), 0, 1, 0),
            new RecordSink() {
              @Override
              public void record(RawRecord record) {
                records.add(record);
              }

              @Override
              public void damaged(String reason) {}
            });
    return records;
  }

  private static String text(Event event, String name) {
    return event.text(Field.of("winlog." + name), "-absent-");
  }

  private static Event parsed(String xml) {
    byte[] utf8 = xml.getBytes(StandardCharsets.UTF_8);
    EventBuilder out = new EventBuilder().begin(RawRecord.of(SourceEntry.named("x"), utf8));
    out.outcome(new XmlEventParser().parse(utf8, 0, utf8.length, out));
    return out.build();
  }
}
