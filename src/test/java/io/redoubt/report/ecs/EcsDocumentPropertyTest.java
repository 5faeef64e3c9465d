package io.redoubt.report.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.redoubt.event.Event;
import io.redoubt.event.EventBuilder;
import io.redoubt.event.Field;
import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.report.json.JsonBytes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Any event whatever becomes one line of valid JSON in which every value can be found again.
class EcsDocumentPropertyTest {
  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final EcsDocument document = new EcsDocument(false);

  /// A cell to be: a name, the bytes of its value, and which kind it is added as.
  record Draft(String name, byte[] value, int kind) {}

  @Property(tries = 600)
  void everyEventIsOneLineOfValidJson(@ForAll("drafts") List<Draft> drafts)
      throws JsonProcessingException {
    Event event = event(drafts);
    JsonBytes out = new JsonBytes();
    document.append(event, out);
    document.append(event, out);
    String[] lines = out.toString().split("\n", -1);
    assertThat(lines).hasSize(3);
    assertThat(lines[0]).isEqualTo(lines[1]);
    JsonNode read = STRICT.readTree(lines[0]);
    List<String> leaves = new ArrayList<>();
    collect(read, leaves);
    for (int i = 0; i < event.size(); i++) {
      assertThat(leaves).as(event.field(i).name()).contains(wellFormed(event.text(i)));
    }
    assertThat(Base64.getDecoder().decode(read.at("/redoubt/raw").asText(base64(event))))
        .isEqualTo(event.record().bytes());
    assertThat(read.at("/event/original").asText()).isEqualTo(event.record().text());
  }

  private static String base64(Event event) {
    byte[] ofText = event.record().text().getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(ofText);
  }

  private static Event event(List<Draft> drafts) {
    int length = drafts.stream().mapToInt(d -> d.value().length).sum();
    byte[] buffer = new byte[length + 5];
    EventBuilder builder = new EventBuilder();
    builder.begin(new RawRecord(SourceEntry.named("p"), buffer, 5, length, 5, 0, 3));
    int at = 5;
    for (Draft d : drafts) {
      System.arraycopy(d.value(), 0, buffer, at, d.value().length);
      Field field = Field.of(d.name());
      int end = at + d.value().length;
      switch (d.kind()) {
        case 0 -> builder.add(field, buffer, at, end);
        case 1 -> builder.addEscaped(field, buffer, at, end);
        case 2 -> builder.addNumber(field, buffer, at, end);
        default -> builder.addBoolean(field, buffer, at, end);
      }
      at = end;
    }
    return builder.build();
  }

  private static void collect(JsonNode node, List<String> leaves) {
    if (node.isContainerNode()) {
      node.forEach(child -> collect(child, leaves));
    } else {
      leaves.add(canonical(node.isNumber() ? node.decimalValue().toString() : node.asText()));
    }
  }

  private static String wellFormed(String text) {
    String utf8 = new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.UTF_16LE);
    return canonical(utf8);
  }

  private static String canonical(String text) {
    return number(text) ? new BigDecimal(text).toString() : text;
  }

  private static boolean number(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return JsonNumber.is(bytes, 0, bytes.length);
  }

  @Provide
  Arbitrary<List<Draft>> drafts() {
    Arbitrary<String> keys =
        Arbitraries.of(
            "a",
            "b",
            "value",
            "",
            "event",
            "id",
            "redoubt",
            "source",
            "ip",
            "related",
            "port",
            "native",
            "\"",
            "é\u202e",
            "category");
    Arbitrary<String> names = keys.list().ofMinSize(1).ofMaxSize(4).map(k -> String.join(".", k));
    Arbitrary<byte[]> values =
        Arbitraries.oneOf(
            Arbitraries.bytes().array(byte[].class).ofMaxSize(12),
            Arbitraries.of("\\", "\\u", "\\ud83d", "\\u0041x", "\\n", "1", "01", "-1.5E2", "true")
                .list()
                .ofMaxSize(3)
                .map(parts -> String.join("", parts).getBytes(StandardCharsets.UTF_8)),
            Arbitraries.strings().ofMaxLength(6).map(s -> s.getBytes(StandardCharsets.UTF_8)));
    return Combinators.combine(names, values, Arbitraries.integers().between(0, 3))
        .as(Draft::new)
        .list()
        .ofMaxSize(12);
  }
}
