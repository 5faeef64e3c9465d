package io.redoubt.triage.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

class TraceJsonTest {
  private final Random random = new Random(11);

  @Test
  void writesWhatTheLibraryWrote() {
    for (int round = 0; round < 3_000; round++) {
      String text = text();
      long whole = random.nextLong() >> random.nextInt(64);
      double share = random.nextInt(100) / 100.0;
      TraceJson json = new TraceJson(16);
      json.begin('{');
      json.field("a", text);
      json.field("b", whole);
      json.name("list");
      json.begin('[');
      json.string(text).number(share);
      json.begin('{');
      json.end('}');
      json.end(']');
      json.field("c", round % 2 == 0);
      json.field("d", List.of(text, ""));
      json.field("e", share);
      json.end('}');
      assertThat(new String(json.toByteArray(), StandardCharsets.UTF_8))
          .isEqualTo(theirs(text, whole, share, round));
    }
  }

  private static String theirs(String text, long whole, double share, int round) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JsonMapper.shared().createGenerator(out)) {
      json.writeStartObject();
      json.writeStringProperty("a", text);
      json.writeNumberProperty("b", whole);
      json.writeArrayPropertyStart("list");
      json.writeString(text);
      json.writeNumber(share);
      json.writeStartObject();
      json.writeEndObject();
      json.writeEndArray();
      json.writeBooleanProperty("c", round % 2 == 0);
      json.writeArrayPropertyStart("d");
      json.writeString(text);
      json.writeString("");
      json.writeEndArray();
      json.writeNumberProperty("e", share);
      json.writeEndObject();
    }
    byte[] encoded = out.toString().getBytes(StandardCharsets.UTF_8);
    return new String(encoded, StandardCharsets.UTF_8);
  }

  /* Any characters, halves of pairs among them, and more than a buffer once in a while. */
  private String text() {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(200) == 0 ? 40_000 : random.nextInt(60);
    for (int i = 0; i < length; i++) {
      int kind = random.nextInt(8);
      text.append(
          switch (kind) {
            case 0 -> (char) random.nextInt(0x20);
            case 1 -> "\"\\/".charAt(random.nextInt(3));
            case 2 -> (char) random.nextInt(0x10000);
            case 3 -> (char) (0xd800 + random.nextInt(0x800));
            default -> (char) (0x20 + random.nextInt(0x60));
          });
    }
    return text.toString();
  }
}
