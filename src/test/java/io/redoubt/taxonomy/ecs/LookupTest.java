package io.redoubt.taxonomy.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LookupTest {
  private static final long SEED = 20_261_122;

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(12); length > 0; length--) {
      text.append("aAzZ@[`{\u0000\u00c4".charAt(random.nextInt(10)));
    }
    return text.toString();
  }

  private static String small(String text) {
    StringBuilder small = new StringBuilder();
    text.chars().forEach(c -> small.append((char) (c >= 'A' && c <= 'Z' ? c | 0x20 : c)));
    return small.toString();
  }

  @Test
  void findsWhatAMapOfSmallLettersFindsWhereverTheTextStands() {
    Random random = new Random(SEED);
    int found = 0;
    for (int round = 0; round < 500; round++) {
      Map<String, String> plain = new LinkedHashMap<>();
      for (int entries = 1 + random.nextInt(30); entries > 0; entries--) {
        plain.put(small(text(random)), "value " + entries);
      }
      Lookup<String> lookup = Lookup.of(plain, "other");
      for (int asked = 0; asked < 400; asked++) {
        String key = plain.keySet().stream().skip(random.nextInt(plain.size())).findFirst().get();
        String wanted = random.nextBoolean() ? text(random) : key.toUpperCase(Locale.ROOT);
        String before = text(random);
        byte[] bytes =
            (before + wanted + (random.nextBoolean() ? "" : "zzzz"))
                .getBytes(StandardCharsets.UTF_8);
        int from = before.getBytes(StandardCharsets.UTF_8).length;
        int to = from + wanted.getBytes(StandardCharsets.UTF_8).length;
        String value = plain.getOrDefault(small(wanted), "other");
        found += value.equals("other") ? 0 : 1;
        assertThat(lookup.get(bytes, from, to))
            .as("%s among %s, seed %d", wanted, plain.keySet(), SEED)
            .isEqualTo(value);
      }
    }
    assertThat(found).isGreaterThan(50_000);
  }
}
