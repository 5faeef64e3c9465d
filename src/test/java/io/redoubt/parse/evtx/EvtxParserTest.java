package io.redoubt.parse.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Ecs;
import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.ParseOutcome;
import io.redoubt.event.RawRecord;
import io.redoubt.event.TimeStatus;
import io.redoubt.parse.evtx.EvtxFileBuilder.Value;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvtxParserTest {
  @ParameterizedTest
  @CsvSource({
    "1, 6100e400, aä",
    "1, 41000000, A",
    "1, 00d8, \ufffd",
    "1, 3dd800de, 😀",
    "2, 61e400, aä",
    "3, ff, -1",
    "4, ff, 255",
    "5, feff, -2",
    "6, feff, 65534",
    "7, ffffffff, -1",
    "8, ffffffff, 4294967295",
    "9, ffffffffffffffff, -1",
    "10, ffffffffffffffff, 18446744073709551615",
    "11, 0000c03f, 1.5",
    "12, 000000000000f83f, 1.5",
    "13, 01000000, true",
    "13, 00000000, false",
    "14, 00ff1a, 00FF1A",
    "15, 33221100554477668899aabbccddeeff, {00112233-4455-6677-8899-AABBCCDDEEFF}",
    "16, 10000000, 0x10",
    "16, 1000000000000080, 0x8000000000000010",
    "17, 0000000000000000, 1601-01-01T00:00:00.000000Z",
    "17, 87aef5ef1d00dc01, 2025-07-29T00:15:49.417946Z",
    "18, ea0703000000010008001e000f00fa01, 2026-03-01T08:30:15.506000Z",
    "19, 010500000000000515000000010000000200000003000000f4010000, S-1-5-21-1-2-3-500",
    "20, 6d0000c0, 0xc000006d",
    "21, e703000000000000, 0x3e7",
    "21, 0000000000000000, 0x0"
  })
  void writesValuesAsWindowsDoes(int type, String hex, String text) {
    Event event = only(new Value(type, HexFormat.of().parseHex(hex)));
    assertThat(event.outcome()).isEqualTo(ParseOutcome.Ok.OK);
    assertThat(event.text(Field.of("winlog.event_data.v0"))).isEqualTo(text);
  }

  @Test
  void aRecordHiddenInTheOneBeforeItIsFoundAgain() {
    EvtxFileBuilder builder = new EvtxFileBuilder();
    for (int i = 0; i < 6; i++) {
      builder.record(7 + i, Value.text("r" + i));
    }
    byte[] file = builder.swallow(1).swallow(2).swallow(2).file();
    EvtxReading read = EvtxReading.of(file, file.length);
    assertThat(read.damage()).isEmpty();
    assertThat(read.events())
        .extracting(event -> event.text(Field.of("winlog.event_data.v0")))
        .containsExactly("r0", "r1", "r2", "r3", "r4", "r5");
    assertThat(read.events())
        .extracting(event -> event.text(Field.of("redoubt.native.evtx.hidden")))
        .containsExactly(null, null, "true", null, "true", "true");
  }

  @Test
  void recordsThatWereTakenAwayAreCounted() {
    Value value = Value.text("x");
    byte[] file = new EvtxFileBuilder().record(7, value).record(8, value).record(11, value).file();
    assertThat(EvtxReading.of(file, file.length).events())
        .extracting(event -> event.text(Field.of("redoubt.native.evtx.missing_before")))
        .containsExactly(null, null, "2");
  }

  @Test
  void repeatsTheElementForEveryValueOfAnArray() {
    Event event =
        only(
            new Value(0x81, "a\0b<\0".getBytes(StandardCharsets.UTF_16LE)),
            new Value(0x86, new byte[] {1, 0, 2, 0}));
    assertThat(event.texts(Field.of("winlog.event_data.v0"))).containsExactly("a", "b<");
    assertThat(event.texts(Field.of("winlog.event_data.v1"))).containsExactly("1", "2");
    assertThat(event.text(Ecs.EVENT_ORIGINAL))
        .isEqualTo(
            "<Event><System><EventID>7</EventID></System><EventData><Data Name='v0'>a</Data>"
                + "<Data Name='v0'>b&lt;</Data><Data Name='v1'>1</Data><Data Name='v1'>2</Data>"
                + "</EventData></Event>");
  }

  @Test
  void tellsEmptyTextFromNoValue() {
    Event event = only(Value.text(""), new Value(ValueType.NULL, new byte[0]));
    assertThat(event.text(Field.of("winlog.event_data.v0"))).isEmpty();
    assertThat(event.has(Field.of("winlog.event_data.v1"))).isFalse();
    assertThat(event.text(Ecs.EVENT_ORIGINAL)).contains("<Data Name='v0'></Data><Data Name='v1'/>");
  }

  @Test
  void keepsTheEndOfTextInTheXmlOnly() {
    Event event = only(Value.text("\"cmd.exe\" "));
    assertThat(event.text(Field.of("winlog.event_data.v0"))).isEqualTo("\"cmd.exe\"");
    assertThat(event.text(Ecs.EVENT_ORIGINAL)).contains(">\"cmd.exe\" <");
  }

  @Test
  void takesTheWrittenTimeWhereTheEventNamesNone() {
    Event event = only(Value.text("x"));
    assertThat(event.time().status()).isEqualTo(TimeStatus.OK);
    assertThat(event.time().instant()).hasToString("2025-08-18T14:13:20Z");
  }

  @Test
  void givesRecordsBetweenDamagedOnes() {
    EvtxFileBuilder builder =
        new EvtxFileBuilder()
            .record(1, Value.text("one"))
            .record(2, Value.text("two"))
            .record(3, Value.text("three"));
    byte[] file = builder.file();
    file[builder.start(1)] = 0;
    EvtxReading read = EvtxReading.of(file, 1 << 20);
    assertThat(read.events()).extracting(e -> e.record().number()).containsExactly(1L, 3L);
    assertThat(read.damage()).singleElement().asString().contains("checksum of its records");
  }

  @Test
  void leavesSlackBehindTheDeclaredEndAlone() {
    EvtxFileBuilder two = new EvtxFileBuilder().record(1, Value.text("a"));
    byte[] slack = new EvtxFileBuilder().record(9, Value.text("old")).file();
    byte[] file = two.file();
    int free = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(4096 + 48);
    System.arraycopy(slack, 4096 + 512, file, 4096 + free, 300);
    EvtxReading read = EvtxReading.of(file, 1 << 20);
    assertThat(read.events()).hasSize(1);
    assertThat(read.damage()).isEmpty();
  }

  @Test
  void readsWhatIsLeftOfATruncatedFile() {
    EvtxFileBuilder builder =
        new EvtxFileBuilder().record(1, Value.text("one")).record(2, Value.text("two"));
    byte[] file = Arrays.copyOf(builder.file(), builder.start(1) + 20);
    EvtxReading read = EvtxReading.of(file, 1000);
    assertThat(read.events()).hasSize(1);
    assertThat(read.damage()).singleElement().asString().contains("cut short");
  }

  @Test
  void namesADamagedFileHeaderAndReadsOn() {
    byte[] file = new EvtxFileBuilder().record(1, Value.text("one")).file();
    file[41] = 99;
    EvtxReading read = EvtxReading.of(file, 1 << 20);
    assertThat(read.events()).hasSize(1);
    assertThat(read.damage()).containsExactly("the file header's checksum is wrong");
  }

  @Test
  void keepsWhatIsKnownOfARecordWithoutItsTemplate() {
    EvtxFileBuilder builder = new EvtxFileBuilder().record(5, Value.text("one"));
    byte[] file = builder.file();
    int definition = builder.start(0) + 24 + 10;
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(definition, 70_000);
    EvtxReading read = EvtxReading.of(file, 1 << 20);
    Event event = read.events().getFirst();
    assertThat(event.outcome()).isInstanceOf(ParseOutcome.Partial.class);
    assertThat(event.number(Ecs.WINLOG_RECORD_ID)).hasValue(5);
    assertThat(event.time().status()).isEqualTo(TimeStatus.OK);
  }

  @Test
  void boundsWhatATemplateCanBlowUp() {
    byte[] file =
        new EvtxFileBuilder().repeating(400).record(1, Value.text("x".repeat(8000))).file();
    Event event = EvtxReading.of(file, 1 << 20).events().getFirst();
    assertThat(event.outcome()).isInstanceOf(ParseOutcome.Partial.class);
    assertThat(event.text(Ecs.EVENT_ORIGINAL)).hasSizeLessThan(Rendering.MAX_LENGTH + 100_000);
    assertThat(event.text(Field.of("winlog.event_data.v0"))).hasSize(8000);
  }

  @Test
  void readsARecordApartFromItsChunk() {
    byte[] file = new EvtxFileBuilder().record(1, Value.text("one")).file();
    RawRecord apart = EvtxReading.of(file, 1 << 20).events().getFirst().record().detached();
    EventBuilder out = new EventBuilder().begin(apart);
    ParseOutcome outcome =
        new EvtxParser(EvtxHeader.USUAL_SIZE).parse(apart.buffer(), 0, apart.length(), out);
    assertThat(outcome).isEqualTo(ParseOutcome.Ok.OK);
    assertThat(out.is(Field.of("winlog.event_data.v0"), "one")).isTrue();
  }

  private static Event only(Value... values) {
    byte[] file = new EvtxFileBuilder().record(1, values).file();
    EvtxReading read = EvtxReading.of(file, 1 << 20);
    assertThat(read.damage()).isEmpty();
    return read.events().getFirst();
  }
}
