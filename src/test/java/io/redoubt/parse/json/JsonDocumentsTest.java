package io.redoubt.parse.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Format;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.parse.Formats;
import io.redoubt.parse.Recognition;
import io.redoubt.parse.frame.Batch;
import io.redoubt.parse.frame.Bytes;
import io.redoubt.parse.frame.Cut;
import io.redoubt.parse.frame.FieldTree;
import io.redoubt.parse.frame.Framing;
import io.redoubt.parse.frame.LineFraming;
import io.redoubt.parse.frame.RecordSink;
import io.redoubt.parse.frame.Sample;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonDocumentsTest {
  private static final String ARRAY =
      " [\n  {\"a\": 1,\n \"b\": \"]}\\\"\"},\n {\"a\":2} , {}\n]\n";

  @Test
  void cutsAnArrayIntoItsElements() {
    assertThat(records(ARRAY))
        .containsExactly("2 0 {\"a\": 1,\n \"b\": \"]}\\\"\"}", "4 1 {\"a\":2}", "4 2 {}");
  }

  @Test
  void cutsADeliveryIntoItsRecords() {
    assertThat(records("{\"v\":\"1\",\"Records\": [{\"a\":1},{\"a\":2}], \"more\":[{}]}\n"))
        .containsExactly("1 0 {\"a\":1}", "1 1 {\"a\":2}");
  }

  @Test
  void cutsJoinedDeliveries() {
    assertThat(records("{\"Records\":[{\"a\":1}]}\n{\"Records\":[{\"a\":2}]}\n"))
        .containsExactly("1 0 {\"a\":1}", "2 1 {\"a\":2}");
  }

  @Test
  void cutsPrettyPrintedDocuments() {
    assertThat(records("{\n  \"a\": {\"b\": 1}\n}\n{\n  \"a\": 2\n}\n"))
        .containsExactly("1 0 {\n  \"a\": {\"b\": 1}\n}", "4 1 {\n  \"a\": 2\n}");
  }

  @Test
  void leavesJsonLinesToLines() {
    assertThat(framing("{\"a\":1}\n{\"a\":2}\n").getClass().getSimpleName())
        .isEqualTo("LineFraming");
    assertThat(framing("{\"a\":1,\"cut of\n{\"a\":2}\n").getClass().getSimpleName())
        .isEqualTo("LineFraming");
  }

  @Test
  void keepsAnElementThatNeverEnds() {
    assertThat(records("[{\"a\":1},{\"a\":\"cut of")).endsWith("1 1 {\"a\":\"cut of");
  }

  @Test
  void cutsEquallyInAnyPieces() {
    String text = "[" + "{\"k\":[1,{\"x\":\"\\\\\"}]},\n".repeat(600) + "{}]";
    List<String> whole = records(text);
    assertThat(whole).hasSize(601);
    for (int piece : new int[] {1, 7, 4096, 5000}) {
      assertThat(records(text, piece)).isEqualTo(whole);
    }
  }

  @Test
  void comesToAnEndOnMutations() {
    Random random = new Random(20261120);
    String text = "{\"v\":1,\"Records\":[{\"a\":[1,\"x\\\\\"]},\n{\"b\":{}}],\"z\":2}\n";
    String odd = "{}[]\",:\\ x1\n";
    for (int round = 0; round < 4_000; round++) {
      byte[] bytes = (text + text).getBytes(StandardCharsets.UTF_8);
      for (int i = random.nextInt(6); i >= 0; i--) {
        bytes[random.nextInt(bytes.length)] = (byte) odd.charAt(random.nextInt(odd.length()));
      }
      Framing framing =
          new JsonDocuments(() -> new FlatJson(new Format("json"), FieldTree.at("")))
              .recognize(new Sample(bytes, bytes.length, "x", true))
              .orElse(new LineFraming(() -> new FlatJson(new Format("json"), FieldTree.at(""))));
      assertThat(records(framing, bytes, 1 + random.nextInt(200))).isNotNull();
    }
  }

  private static Framing framing(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Recognition told =
        Formats.standard().recognize(new Sample(bytes, bytes.length, "x.json", true));
    return told instanceof Recognition.Log(Framing framing) ? framing : neverCuts();
  }

  private static Framing neverCuts() {
    return (buffer, from, to, end) -> Cut.more(from);
  }

  private static List<String> records(String text) {
    return records(text, text.length());
  }

  /// `line number text` of each record, the stream arriving in pieces of this size.
  private static List<String> records(String text, int piece) {
    return records(framing(text), text.getBytes(StandardCharsets.UTF_8), piece);
  }

  private static List<String> records(Framing framing, byte[] bytes, int piece) {
    List<String> records = new ArrayList<>();
    int from = 0;
    int to = 0;
    long line = 1;
    long number = 0;
    while (from < bytes.length) {
      to = Math.min(to + piece, bytes.length);
      Cut cut = framing.cut(bytes, from, to, to == bytes.length);
      if (cut.end() > from) {
        Batch batch = new Batch(SourceEntry.named("x"), bytes, from, cut.end(), from, line, number);
        cut.splitter().split(batch, sink(records));
        line += Bytes.count(bytes, from, cut.end(), (byte) '\n');
        number += cut.records();
        from = cut.end();
      }
    }
    return records;
  }

  private static RecordSink sink(List<String> records) {
    return new RecordSink() {
      @Override
      public void record(RawRecord record) {
        records.add(record.line() + " " + record.number() + " " + record.text());
      }

      @Override
      public void damaged(String reason) {}
    };
  }
}
