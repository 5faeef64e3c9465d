package io.redoubt.redact.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeywordsTest {
  private static List<String> shipped() {
    List<String> words = new ArrayList<>();
    SecretKinds.load().forEach(kind -> words.addAll(kind.keywords()));
    return words;
  }

  private static void agrees(List<String> words, Random random, int rounds, int least) {
    Keywords fast = new Keywords(words);
    SlowKeywords slow = new SlowKeywords(words);
    int hits = 0;
    for (int round = 0; round < rounds; round++) {
      String text = text(words, random);
      List<String> expected = new ArrayList<>();
      List<String> found = new ArrayList<>();
      slow.scan(text, (word, end) -> expected.add(word + " to " + end));
      fast.scan(text, (word, end) -> found.add(word + " to " + end));
      assertThat(found).as(text).isEqualTo(expected);
      hits += found.size();
    }
    assertThat(hits).isGreaterThan(least);
  }

  /* Pieces of words, in both cases, with little between them. */
  private static String text(List<String> words, Random random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(12); n > 0; n--) {
      String word = words.get(random.nextInt(words.size()));
      int from = random.nextInt(3) == 0 ? random.nextInt(word.length()) : 0;
      int to = random.nextInt(3) == 0 ? from + random.nextInt(word.length() - from) : word.length();
      String piece = word.substring(from, to);
      text.append(random.nextInt(4) == 0 ? piece.toUpperCase(java.util.Locale.ROOT) : piece);
      text.append(
          switch (random.nextInt(6)) {
            case 0 -> " ";
            case 1 -> "é";
            case 2 -> "=";
            default -> "";
          });
    }
    return text.toString();
  }

  @Test
  void findsTheShippedKeywordsInTheOrderOfTheirEnds() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    try {
      agrees(shipped(), random, 20_000, 50_000);
    } catch (AssertionError differs) {
      throw new AssertionError("seed " + seed, differs);
    }
  }

  @Test
  void findsWordsThatAreTheBeginningMiddleOrEndOfOthers() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> words =
        List.of(
            "ab", "abab", "bab", "ba", "aab", "abc", "bcd", "abcde", "cde", "de", "b-a", "aaaa");
    try {
      agrees(words, random, 20_000, 50_000);
    } catch (AssertionError differs) {
      throw new AssertionError("seed " + seed, differs);
    }
  }
}
