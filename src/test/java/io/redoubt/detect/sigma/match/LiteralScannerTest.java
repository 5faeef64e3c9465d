package io.redoubt.detect.sigma.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.detect.sigma.rule.Folding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Finds the literals that stand in a text, and no others.
class LiteralScannerTest {
  private static final long SEED = 20261122;

  private static String some(Random random, int letters, int least, int most) {
    StringBuilder text = new StringBuilder();
    int length = least + random.nextInt(most - least + 1);
    for (int i = 0; i < length; i++) {
      text.append((char) ('a' + random.nextInt(letters)));
    }
    return text.toString();
  }

  private static boolean[] found(LiteralScanner scanner, String text, int owners) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    long[] bits = new long[(owners + 63) / 64];
    assertThat(scanner.scan(bytes, 0, bytes.length, bits)).isTrue();
    boolean[] found = new boolean[owners];
    for (int i = 0; i < owners; i++) {
      found[i] = (bits[i >> 6] & 1L << i) != 0;
    }
    return found;
  }

  @Test
  void thousandsOfLiteralsAreFoundWhereTheyStandAndNowhereElse() {
    Random random = new Random(SEED);
    for (int letters : new int[] {2, 5, 26}) {
      List<String> literals = new ArrayList<>();
      LiteralScanner.Builder builder = new LiteralScanner.Builder();
      for (int i = 0; i < 1500; i++) {
        literals.add(some(random, letters, 3, 16));
        builder.add(literals.get(i), i);
      }
      LiteralScanner scanner = builder.build();
      for (int i = 0; i < 60; i++) {
        int most = i < 50 ? 40 : 4000;
        String text =
            some(random, letters, 0, most)
                + literals.get(random.nextInt(literals.size()))
                + some(random, letters, 0, most);
        boolean[] found = found(scanner, text, literals.size());
        for (int k = 0; k < literals.size(); k++) {
          assertThat(found[k])
              .as("%s in %s, seed %d", literals.get(k), text, SEED)
              .isEqualTo(text.contains(literals.get(k)));
        }
      }
    }
  }

  @Test
  void nothingIsFoundInATextOfOtherLetters() {
    Random random = new Random(SEED);
    LiteralScanner.Builder builder = new LiteralScanner.Builder();
    for (int i = 0; i < 500; i++) {
      builder.add(some(random, 6, 4, 12) + ".exe", i);
    }
    assertThat(found(builder.build(), "c:\\xyz\\zyx.exe -z .exe", 500)).doesNotContain(true);
  }

  @Test
  void charactersThatFoldToAsciiAreFoundAndOthersTold() {
    Random random = new Random(SEED);
    LiteralScanner.Builder builder = new LiteralScanner.Builder();
    List<String> literals = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      literals.add(some(random, 20, 2, 5));
      builder.add(literals.get(i), i);
    }
    builder.add(LiteralScanner.BEYOND, 300);
    LiteralScanner scanner = builder.build();
    String letters = "abcdefghijklmnopqrsABCKS\u017f\u212a\u00e9\u0130";
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < 60; k++) {
        text.append(letters.charAt(random.nextInt(i % 2 == 0 ? 24 : letters.length())));
      }
      long[] bits = new long[5];
      scanner.scan(text.toString(), bits);
      String folded = Folding.fold(text.toString());
      for (int k = 0; k < literals.size(); k++) {
        assertThat((bits[k >> 6] & 1L << k) != 0)
            .as("%s in %s, seed %d", literals.get(k), text, SEED)
            .isEqualTo(folded.contains(literals.get(k)));
      }
      assertThat((bits[4] & 1L << 300) != 0).isEqualTo(!text.chars().allMatch(c -> c < 128));
    }
  }

  @Test
  void fewAndManyLiteralsOfEveryLengthAreFoundInShortAndLongTexts() {
    Random random = new Random(SEED);
    for (int count : new int[] {1, 8, 3000}) {
      List<String> literals = new ArrayList<>();
      LiteralScanner.Builder builder = new LiteralScanner.Builder();
      for (int i = 0; i < count; i++) {
        literals.add(some(random, 26, count == 1 ? 2 : 1, 70));
        builder.add(literals.get(i), i);
      }
      LiteralScanner scanner = builder.build();
      assertThat(scanner instanceof PieceScanner).isEqualTo(count == 3000);
      for (int i = 0; i < 40; i++) {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < (i < 30 ? 2 : 80); k++) {
          text.append(some(random, 26, 0, 60))
              .append(literals.get(random.nextInt(literals.size())), 0, 1)
              .append(literals.get(random.nextInt(literals.size())));
        }
        boolean[] found = found(scanner, text.toString().toUpperCase(Locale.ROOT), count);
        for (int k = 0; k < count; k++) {
          assertThat(found[k])
              .as("%s in %s, seed %d", literals.get(k), text, SEED)
              .isEqualTo(text.indexOf(literals.get(k)) >= 0);
        }
      }
    }
  }

  @Test
  void whatStandsBesideAValueIsNotFoundInIt() {
    Random random = new Random(SEED);
    LiteralScanner.Builder builder = new LiteralScanner.Builder();
    List<String> literals = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      literals.add(some(random, 26, 5, 12));
      builder.add(literals.get(i), i);
    }
    LiteralScanner scanner = builder.build();
    assertThat(scanner).isInstanceOf(PieceScanner.class);
    for (int i = 0; i < literals.size(); i++) {
      byte[] bytes = literals.get(i).getBytes(StandardCharsets.US_ASCII);
      for (int cut = 0; cut < 2; cut++) {
        long[] bits = new long[2000 / 64 + 1];
        assertThat(scanner.scan(bytes, cut, bytes.length - 1, bits)).isTrue();
        String rest = literals.get(i).substring(cut, cut + bytes.length - 1);
        for (int k = 0; k < literals.size(); k++) {
          assertThat((bits[k >> 6] >>> k & 1) != 0).isEqualTo(rest.contains(literals.get(k)));
        }
      }
    }
  }

  @Test
  void signsBeyondAsciiAreFoundInBytesAsInText() {
    Random random = new Random(SEED);
    for (int count : new int[] {40, 3000}) {
      List<String> literals = new ArrayList<>();
      LiteralScanner.Builder builder = new LiteralScanner.Builder();
      for (int i = 0; i < count; i++) {
        literals.add(some(random, 20, 2, count == 40 ? 3 : 9));
        builder.add(literals.get(i), i);
      }
      builder.add(LiteralScanner.BEYOND, count);
      LiteralScanner scanner = builder.build();
      assertThat(scanner instanceof PieceScanner).isEqualTo(count == 3000);
      String letters = "abcdefghijklmnopqrsABCKS\u00e9\u0431\u4e2d\u2013\u017f\u212a\u0130\u0131";
      int ofBytes = 0;
      for (int i = 0; i < 400; i++) {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < 40; k++) {
          text.append(letters.charAt(random.nextInt(i % 2 == 0 ? 28 : letters.length())));
          text.append(k % 8 == 0 ? literals.get(random.nextInt(count)) : "");
        }
        long[] told = new long[count / 64 + 1];
        scanner.scan(text.toString(), told);
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        long[] seen = new long[count / 64 + 1];
        if (scanner.scan(bytes, 0, bytes.length, seen)) {
          assertThat(seen).as("%s, seed %d", text, SEED).isEqualTo(told);
          ofBytes++;
        }
      }
      assertThat(ofBytes).isGreaterThanOrEqualTo(200);
    }
  }

  @Test
  void everySignThatBecomesAsciiWithoutCaseIsKnownByItsBytes() {
    List<Character> such = new ArrayList<>();
    for (char c = 128; c < 0xFFFF; c++) {
      char plain = Character.toLowerCase(Character.toUpperCase(c));
      assertThat(Folding.fold(c)).isEqualTo(plain);
      assertThat(Beyond.other(c)).isEqualTo(plain >= 128);
      byte[] bytes = ("x" + c + "x").getBytes(StandardCharsets.UTF_8);
      if (plain < 128) {
        such.add(c);
        assertThat(Beyond.standsForAscii(bytes, 0, bytes.length)).as("%x", (int) c).isTrue();
      }
    }
    assertThat(such).contains('\u017f', '\u212a');
    assertThat(Beyond.standsForAscii("\u00e9\u4e2d-".getBytes(StandardCharsets.UTF_8), 0, 6))
        .isFalse();
  }

  @Test
  void longTextsAreFoldedAsTheirCharactersAre() {
    Random random = new Random(SEED);
    for (int i = 0; i < 100; i++) {
      StringBuilder text = new StringBuilder();
      for (int k = 0; k < 3000; k++) {
        text.append((char) random.nextInt(i % 2 == 0 ? 128 : 0x3000));
      }
      StringBuilder folded = new StringBuilder();
      text.chars().forEach(c -> folded.append(Folding.fold((char) c)));
      assertThat(Folding.fold(text.toString())).as("seed %d", SEED).isEqualTo(folded.toString());
    }
  }
}
