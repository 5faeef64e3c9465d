package io.redoubt.parse.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.RawRecord;
import io.redoubt.parse.Formats;
import io.redoubt.parse.Recognition;
import io.redoubt.testing.Records;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What PowerShell and event viewers export as UTF-16 is read as the same text in UTF-8 is.
class Utf16DocumentsTest {
  private static final String ARRAY =
      """
      [
        {"EventID": 4625, "Channel": "Security", "Computer": "ops07", "note": "größer, [x] {y} 🦉",
         "EventTime": "2026-02-11 09:15:00", "EventData": {"TargetUserName": "k.lang"}},
        {"EventID": 4624, "Channel": "Security", "Computer": "ops07", "note": "\\"a\\\\",
         "EventTime": "2026-02-11 09:16:00", "EventData": {"TargetUserName": "ä.öst"}}
      ]
      """;

  private static final String XML =
      """
      <?xml version="1.0" encoding="utf-16" standalone="yes"?>
      <Events><Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>\
      <Provider Name='Microsoft-Windows-Security-Auditing'/><EventID>4625</EventID>\
      <TimeCreated SystemTime='2026-02-11T09:15:00.000Z'/><Channel>Security</Channel>\
      <Computer>ops07</Computer></System><EventData>
      <Data Name='TargetUserName'>größe 🦉</Data>
      <Data Name='IpAddress'>10.9.8.7</Data></EventData></Event>
      <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>\
      <Provider Name='Microsoft-Windows-Security-Auditing'/><EventID>4624</EventID>\
      <TimeCreated SystemTime='2026-02-11T09:16:00.000Z'/><Channel>Security</Channel>\
      <Computer>ops07</Computer></System><EventData>
      <Data Name='TargetUserName'>k.lang</Data></EventData></Event></Events>
      """;

  private static final String TABLE =
      """
      time,user,address,note
      2026-02-11T09:15:00Z,k.lang,10.9.8.7,größer
      2026-02-11T09:16:00Z,ä.öst,10.9.8.8,"two
      lines"
      2026-02-11T09:17:00Z,x,10.9.8.9,🦉
      """;

  private static Framing framing(byte[] bytes) {
    Sample sample = new Sample(bytes, bytes.length, "x", true);
    Recognition recognition = Formats.standard().recognize(sample);
    assertThat(recognition).isInstanceOf(Recognition.Log.class);
    return ((Recognition.Log) recognition).framing();
  }

  private static String text(String kind) {
    return switch (kind) {
      case "array" -> ARRAY;
      case "xml" -> XML;
      default -> TABLE;
    };
  }

  @ParameterizedTest
  @CsvSource({
    "array,UTF-16LE,2",
    "array,UTF-16BE,2",
    "xml,UTF-16LE,2",
    "xml,UTF-16BE,2",
    "table,UTF-16LE,3",
    "table,UTF-16BE,3"
  })
  void readsRecordsNotLines(String kind, String charset, int count) {
    Charset wide = Charset.forName(charset);
    byte[] bytes = ("\ufeff" + text(kind)).getBytes(wide);
    byte[] plain = text(kind).getBytes(UTF_8);
    List<RawRecord> wanted = Records.of(framing(plain), plain, 1000).records();
    List<Event> same = Records.of(framing(plain), plain, 1000).events();
    assertThat(same).hasSize(count);
    for (int chunk : new int[] {1, 3, 64, 10_000}) {
      Records found = Records.of(framing(bytes), bytes, chunk);
      assertThat(found.records()).hasSize(count);
      for (int i = 0; i < count; i++) {
        RawRecord record = found.records().get(i);
        int at = (int) record.position();
        assertThat(record.bytes())
            .isEqualTo(Arrays.copyOfRange(bytes, at, at + record.length()))
            .isEqualTo(new String(wanted.get(i).bytes(), UTF_8).getBytes(wide));
        assertThat(record.line()).isEqualTo(wanted.get(i).line());
        sameFields(found.events().get(i), same.get(i));
      }
    }
  }

  private static void sameFields(Event found, Event same) {
    assertThat(found.format()).isEqualTo(same.format());
    for (int k = 0; k < same.size(); k++) {
      if (!same.field(k).is(Ecs.EVENT_ORIGINAL)) {
        assertThat(found.texts(same.field(k))).isEqualTo(same.texts(same.field(k)));
      }
    }
  }

  @Test
  void columnsThatAreNotAsciiAreNotRenamed() {
    String table = "zeit,größe,adresse\n2026-02-11T09:15:00Z,1,10.9.8.7\n";
    byte[] bytes = ("\ufeff" + table).getBytes(Charset.forName("UTF-16LE"));
    List<Event> events = Records.of(framing(bytes), bytes, 1000).events();
    assertThat(events).hasSize(2).allSatisfy(e -> assertThat(e.toString()).doesNotContain("grxxe"));
  }

  @Test
  void aDocumentThatEndsInTheMiddleKeepsItsBytes() {
    byte[] whole = ("\ufeff" + ARRAY).getBytes(Charset.forName("UTF-16LE"));
    for (int cut : new int[] {1, 2, 3, 120, 121, 400, 401}) {
      byte[] bytes = Arrays.copyOf(whole, whole.length - cut);
      assertThat(Records.of(framing(bytes), bytes, 50).records()).isNotEmpty();
    }
  }
}
