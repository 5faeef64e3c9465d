package io.redoubt.verify.ground;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StampReaderTest {
  @Test
  void aWordBeforeADayIsADateOnlyWhenItNamesAMonth() {
    List<String> names = new ArrayList<>(List.of("sept"));
    for (Month month : Month.values()) {
      names.add(month.name().toLowerCase(Locale.ROOT));
      names.add(month.name().toLowerCase(Locale.ROOT).substring(0, 3));
    }
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int dates = 0;
    for (int round = 0; round < 20_000; round++) {
      String word = word(names, random);
      boolean named = names.contains(word.toLowerCase(Locale.ROOT));
      assertThat(StampReader.at(word + " 17", 0) != null)
          .as("%s, seed %s", word, seed)
          .isEqualTo(named);
      dates += named ? 1 : 0;
    }
    assertThat(dates).isBetween(100, 19_900);
  }

  /* A month, in any case, as it is, cut short, or with one character changed or added. */
  private static String word(List<String> names, Random random) {
    StringBuilder word = new StringBuilder(names.get(random.nextInt(names.size())));
    for (int i = 0; i < word.length(); i++) {
      if (random.nextInt(4) == 0) {
        word.setCharAt(i, Character.toUpperCase(word.charAt(i)));
      }
    }
    switch (random.nextInt(4)) {
      case 0 -> word.setLength(1 + random.nextInt(word.length()));
      case 1 -> word.setCharAt(random.nextInt(word.length()), "abjmsoé".charAt(random.nextInt(7)));
      case 2 -> word.append("abrsy".charAt(random.nextInt(5)));
      default -> {
        // as it is
      }
    }
    return word.toString();
  }
}
