package io.redoubt.parse.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.testing.Corpus;
import io.redoubt.testing.Figures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFlattenerTest {
  private static final JsonFactory JACKSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(1 << 28).build())
          .build();
  private static final int LINES_PER_FILE = 200;

  private static final String SAMPLE =
      """
      {"timestamp":"2026-11-20T10:11:12.5Z","flow_id":1234567890123,"event_type":"alert",\
      "a":{"b":[1,-2.5e3,{"c":"x\\"y\\\\z\\u00e9"},[true,false,null]],"":"empty key"},\
      "d":{},"e":[],"long key that has more than sixteen bytes":"ü","dup":1,"dup":"2"}\
      """;

  @Test
  void keepsPathsValuesAndOrder() {
    assertThat(flatten(SAMPLE))
        .containsExactly(
            "timestamp=2026-11-20T10:11:12.5Z",
            "flow_id=1234567890123",
            "event_type=alert",
            "a.b=1",
            "a.b=-2.5e3",
            "a.b.c=x\"y\\zé",
            "a.b=true",
            "a.b=false",
            "a.=empty key",
            "long key that has more than sixteen bytes=ü",
            "dup=1",
            "dup=2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\":tru}",
        "{\"a\":\"x",
        "{\"a\":\"x\\",
        "{\"a\":[1,2",
        "{\"a\":[1 2]}",
        "{\"a\":1}}",
        "{\"a\":1} x",
        "[1]",
        "{\"a\":-}",
        "{\"a\":+1}",
        "{\"a\" 1}",
        "{,}"
      })
  void namesWhatIsBroken(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    EventBuilder out = builder(bytes);
    assertThat(JsonFlattener.flatten(bytes, 0, bytes.length, FieldTree.at(""), out)).isNotNull();
  }

  @Test
  void keepsWhatStoodBeforeTheDamage() {
    byte[] bytes = "{\"a\":{\"b\":\"1\",\"c\":\"cut of".getBytes(StandardCharsets.UTF_8);
    EventBuilder out = builder(bytes);
    assertThat(JsonFlattener.flatten(bytes, 0, bytes.length, FieldTree.at(""), out))
        .isEqualTo("broken JSON at byte 25");
    assertThat(leaves(out.build())).containsExactly("a.b=1");
  }

  @Test
  void keepsDeepValuesAsText() {
    String deep = "[".repeat(60) + "1" + "]".repeat(60);
    List<String> leaves = flatten("{\"a\":" + deep + "}");
    assertThat(leaves).hasSize(1).first().asString().startsWith("a=[[").contains("1]]");
  }

  @Test
  void neverThrowsOnMutations() {
    Random random = new Random(20261120);
    byte[] sample = SAMPLE.getBytes(StandardCharsets.UTF_8);
    FieldTree tree = FieldTree.at("fuzz");
    for (int round = 0; round < 6_000; round++) {
      byte[] bytes = mutate(sample, random);
      JsonFlattener.flatten(bytes, 0, bytes.length, tree, builder(bytes));
    }
  }

  private static byte[] mutate(byte[] sample, Random random) {
    byte[] bytes = sample.clone();
    String odd = "\"\\{}[],:-eE.tfn 0\u0000";
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      bytes[at] =
          random.nextBoolean()
              ? (byte) odd.charAt(random.nextInt(odd.length()))
              : (byte) random.nextInt();
    }
    return random.nextInt(3) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  @Test
  void agreesWithJacksonOnTheCorpus() {
    long same = 0;
    long of = 0;
    for (String part : List.of("suricata/eve", "panther", "wazuh", "zeek", "cloudtrail")) {
      for (Path file : Corpus.files(Corpus.require(part))) {
        String name = file.toString();
        if (name.matches(".*(json|jsonl|json.gz|apt29.*log)")) {
          for (byte[] document : documents(Corpus.read(file))) {
            of++;
            same += leaves(document).equals(expected(document)) ? 1 : 0;
          }
        }
      }
    }
    Figures.atLeast("JSON flattener = Jackson, leaf by leaf", 1.0, same, of);
  }

  private static List<byte[]> documents(byte[] file) {
    List<byte[]> documents = new ArrayList<>();
    int at = JsonScan.space(file, 0, file.length);
    boolean array = at < file.length && file[at] == '[';
    at += array ? 1 : 0;
    while (documents.size() < LINES_PER_FILE) {
      at = JsonScan.space(file, at, file.length);
      int end = JsonScan.valueEnd(file, at, file.length);
      if (end < 0) {
        return documents;
      }
      documents.add(Arrays.copyOfRange(file, at, end));
      at = JsonScan.space(file, end, file.length);
      at += at < file.length && file[at] == ',' ? 1 : 0;
    }
    return documents;
  }

  private static List<String> flatten(String json) {
    return leaves(json.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> leaves(byte[] bytes) {
    EventBuilder out = builder(bytes);
    String wrong = JsonFlattener.flatten(bytes, 0, bytes.length, FieldTree.at(""), out);
    return wrong == null ? leaves(out.build()) : List.of(wrong);
  }

  private static List<String> leaves(Event event) {
    List<String> leaves = new ArrayList<>();
    for (int i = 0; i < event.size(); i++) {
      leaves.add(event.field(i).name() + "=" + event.text(i));
    }
    return leaves;
  }

  private static EventBuilder builder(byte[] bytes) {
    return new EventBuilder().begin(RawRecord.of(SourceEntry.named("test"), bytes));
  }

  private static List<String> expected(byte[] bytes) {
    List<String> leaves = new ArrayList<>();
    Deque<String> path = new ArrayDeque<>();
    path.push("");
    try (JsonParser parser = JACKSON.createParser(bytes)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        switch (token) {
          case START_OBJECT -> path.push(path.getFirst());
          case START_ARRAY -> path.push(path.getFirst());
          case END_OBJECT, END_ARRAY -> path.pop();
          case FIELD_NAME -> {
            path.pop();
            String above = path.getFirst();
            path.push(above.isEmpty() ? parser.currentName() : above + "." + parser.currentName());
          }
          case VALUE_NULL -> {}
          default -> leaves.add(path.getFirst() + "=" + parser.getText());
        }
      }
      return leaves;
    } catch (IOException broken) {
      return List.of(broken.toString());
    }
  }
}
