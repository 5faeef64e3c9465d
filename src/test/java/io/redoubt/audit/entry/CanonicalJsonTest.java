package io.redoubt.audit.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

class CanonicalJsonTest {
  private static final JsonMapper GENERAL =
      new JsonMapper(
          JsonFactory.builder()
              .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
              .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
              .build());

  @Test
  void writesWhatAGeneralWriterOfJsonWrites() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      Map<String, Object> object = object(random, 3);
      CanonicalJson out = new CanonicalJson();
      out.object(object, "");
      assertThat(out.toByteArray()).as("seed " + seed).isEqualTo(GENERAL.writeValueAsBytes(object));
    }
  }

  @Test
  void halfAPairIsReplacedWhereverItStands() {
    assertThat(written("\ud800", "a\udc00b", "\ud83d\ude00", "\ud83d"))
        .isEqualTo("{\"k\":[\"\ufffd\",\"a\ufffdb\",\"\ud83d\ude00\",\"\ufffd\"]}");
  }

  @Test
  void saysWhereAFieldWouldStandBetweenTheOthers() {
    Map<String, Object> fields = new TreeMap<>(Map.of("a", 1L, "c", 2L));
    CanonicalJson out = new CanonicalJson();
    assertThat(out.object(fields, "b")).isEqualTo("{\"a\":1".length());
    assertThat(new CanonicalJson().object(fields, "d")).isEqualTo("{\"a\":1,\"c\":2".length());
  }

  private static String written(String... texts) {
    CanonicalJson out = new CanonicalJson();
    out.object(Map.of("k", List.of(texts)), "");
    return new String(out.toByteArray(), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> object(Random random, int depth) {
    Map<String, Object> object = new TreeMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      object.put("k" + random.nextInt(30), value(random, depth - 1));
    }
    return object;
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 4 : 2)) {
      case 0 -> random.nextLong() >> random.nextInt(64);
      case 1 -> text(random);
      case 2 -> object(random, depth);
      default -> {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(value(random, depth - 1));
        }
        yield list;
      }
    };
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(random.nextInt(20) == 0 ? 3_000 : 40); i > 0; i--) {
      text.appendCodePoint(
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt(0x80);
            case 1 -> 0xa0 + random.nextInt(0x2000);
            case 2 -> 0x1f300 + random.nextInt(0x100);
            default -> ' ' + random.nextInt(90);
          });
    }
    return text.toString();
  }
}
