package io.redoubt.parse.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Constant;
import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.testing.Corpus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// An object is read the same whether its structure was known or not.
class JsonPathsTest {
  private static final SourceEntry ENTRY = SourceEntry.named("paths.json");
  private static final List<String> RECORDS =
      List.of(
          "{\"a\":\"x\",\"b\":1,\"c\":{\"d\":true,\"e\":null,\"f\":[]},\"g\":[\"1\",\"2\"],\"h\":\"\"}",
          "{\"a\":\"x\\\"y\",\"b\":-1.5e3,\"c\":{\"d\":false},\"g\":[\"1\",\"2\",\"3\"],\"h\":null}",
          "{ \"a\" : [1,2,3], \"b\":[[1],[2,[3]]],\"o\":[{\"p\":\"q\"},{\"p\":\"r\"}] }",
          "{\"a\":NaN,\"b\":\"\",\"c\":{}}",
          "{}");

  private final FieldTree known = FieldTree.at("t");
  private final EventBuilder out = new EventBuilder();

  @Test
  void recordsOfTheCorpusAreReadAsWithoutMemory() {
    for (String folder : List.of("suricata/eve", "cloudtrail", "wazuh", "zeek", "otrf")) {
      Path root = Corpus.require(folder);
      for (Path file : Corpus.files(root).stream().filter(JsonPathsTest::isJson).toList()) {
        String text = new String(Corpus.read(file), StandardCharsets.ISO_8859_1);
        text.lines().filter(line -> line.startsWith("{")).limit(60).forEach(this::same);
      }
    }
  }

  private static boolean isJson(Path file) {
    String name = file.toString();
    return name.endsWith(".json") || name.endsWith(".jsonl") || name.endsWith(".log");
  }

  @Test
  void damagedRecordsAreReadAsWithoutMemory() {
    Random random = new Random(20261121);
    int followed = 0;
    for (int round = 0; round < 30_000; round++) {
      StringBuilder record = new StringBuilder(RECORDS.get(random.nextInt(RECORDS.size())));
      for (int n = random.nextInt(10) - 7; n > 0; n--) {
        record.setCharAt(
            random.nextInt(record.length()), "\"\\{}[],:019-aent. ".charAt(random.nextInt(18)));
      }
      followed += same(record.toString()) ? 1 : 0;
    }
    assertThat(followed).isGreaterThan(8_000);
  }

  @Test
  void anArrayMayHaveAnyNumberOfElements() {
    for (int n = 0; n < 40; n++) {
      String array = "\"e\",".repeat(n % 13 + 1) + "\"e\"";
      boolean followed = same("{\"a\":[" + array + "],\"b\":1}");
      assertThat(followed).as(array).isEqualTo(n > 1);
    }
  }

  @Test
  void fieldsOfARecordWithinAnotherAreNotThoseOfABareOne() {
    byte[] record = "{\"a\":\"x\",\"b\":1}".getBytes(StandardCharsets.ISO_8859_1);
    for (int n = 0; n < 4; n++) {
      out.begin(RawRecord.of(ENTRY, record));
      out.add(Field.of("outer"), Constant.of("o"));
      JsonFlattener.flatten(record, 0, record.length, known, out);
    }
    out.begin(RawRecord.of(ENTRY, record));
    JsonFlattener.flatten(record, 0, record.length, known, out);
    out.add(Field.of("last"), Constant.of("l"));
    assertThat(cells(out.build()).getLast()).startsWith("last ");
  }

  /// Whether the structure was known.
  private boolean same(String text) {
    byte[] record = text.getBytes(StandardCharsets.ISO_8859_1);
    out.begin(RawRecord.of(ENTRY, record));
    boolean followed = known.paths().follow(record, 0, record.length, out);
    out.clear();
    String wrong = JsonFlattener.flatten(record, 0, record.length, known, out);
    List<String> cells = cells(out.build());
    out.begin(RawRecord.of(ENTRY, record));
    String expected = JsonFlattener.read(record, 0, record.length, FieldTree.at("t"), out);
    assertThat(cells).as(text).isEqualTo(cells(out.build()));
    assertThat(wrong).as(text).isEqualTo(expected);
    return followed;
  }

  private static List<String> cells(Event event) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < event.size(); i++) {
      cells.add(event.field(i) + " " + event.kind(i) + event.escaped(i) + " " + event.text(i));
    }
    return cells;
  }
}
