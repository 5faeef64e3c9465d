package io.redoubt.parse.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BytesTest {
  private static final long SEED = 20_261_122;

  private static byte[] random(Random random, int length, String letters) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) letters.charAt(random.nextInt(letters.length()));
    }
    return bytes;
  }

  private static long plainDigits(byte[] buffer, int from, int to) {
    String text = new String(buffer, from, Math.max(to - from, 0), StandardCharsets.ISO_8859_1);
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
  }

  /* Bytes that differ from those looked for in one bit, as these tell whether a borrow is minded. */
  private static String letters(Random random) {
    return random.nextBoolean() ? "0123456789" : "0123456789a!\"#\\]\u00a1\u00a2\u0000\u0001";
  }

  @Test
  void readsTheValueOfDigitsWhereverTheyStand() {
    Random random = new Random(SEED);
    int numbers = 0;
    for (int round = 0; round < 200_000; round++) {
      String letters =
          random.nextInt(4) > 0 ? "0123456789" : "0189/:-\u0000\u007f\u0080\u00b9\u00ff";
      byte[] bytes = random(random, 1 + random.nextInt(30), letters);
      int from = random.nextInt(bytes.length);
      int to = from + random.nextInt(bytes.length - from + 1);
      long value = plainDigits(bytes, from, to);
      numbers += value >= 0 ? 1 : 0;
      assertThat(Bytes.digits(bytes, from, to))
          .as("%s from %d to %d, seed %d", Arrays.toString(bytes), from, to, SEED)
          .isEqualTo(value);
    }
    assertThat(numbers).isGreaterThan(50_000);
  }

  @Test
  void tellsWhetherBytesStandInOthers() {
    Random random = new Random(SEED);
    int standing = 0;
    for (int round = 0; round < 200_000; round++) {
      byte[] buffer = random(random, 1 + random.nextInt(40), "ab");
      int from = random.nextInt(buffer.length);
      int to = from + random.nextInt(buffer.length - from + 1);
      byte[] wanted = Arrays.copyOfRange(buffer, from, to);
      if (wanted.length > 0 && random.nextBoolean()) {
        wanted[random.nextInt(wanted.length)] = 'c';
      }
      boolean stands = Arrays.equals(wanted, Arrays.copyOfRange(buffer, from, to));
      standing += stands ? 1 : 0;
      assertThat(Bytes.stands(wanted, buffer, from)).as("seed %d", SEED).isEqualTo(stands);
    }
    assertThat(standing).isGreaterThan(50_000);
  }

  @Test
  void findsTheFirstPlaceOfAByteAndTheEndOfDigitsAndNothingBehindTheRange() {
    Random random = new Random(SEED);
    int found = 0;
    for (int round = 0; round < 200_000; round++) {
      byte[] buffer = random(random, random.nextInt(90), letters(random));
      int from = random.nextInt(buffer.length + 1);
      int to = from + random.nextInt(buffer.length - from + 1);
      byte wanted = (byte) "!\"\u00a1\u00a2\u0000\u0001".charAt(random.nextInt(6));
      int first = from;
      while (first < to && buffer[first] != wanted) {
        first++;
      }
      int digits = from;
      while (digits < to && buffer[digits] >= '0' && buffer[digits] <= '9') {
        digits++;
      }
      int quote = from;
      while (quote < to && buffer[quote] != '"' && buffer[quote] != '\\') {
        quote++;
      }
      String as = Arrays.toString(buffer) + " from " + from + " to " + to + ", seed " + SEED;
      found += first < to ? 1 : 0;
      int place = first < to ? first : -1;
      assertThat(Bytes.indexOf(buffer, from, to, wanted)).as(as).isEqualTo(place);
      assertThat(Bytes.farIndexOf(buffer, from, to, wanted)).as(as).isEqualTo(place);
      assertThat(Bytes.digitsEnd(buffer, from, to)).as(as).isEqualTo(digits);
      assertThat(JsonScan.quoteOrBackslash(buffer, from, to)).as(as).isEqualTo(quote);
    }
    assertThat(found).isGreaterThan(20_000);
  }
}
