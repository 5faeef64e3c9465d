package io.redoubt.redact.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What hostile texts cost, counted and not timed: characters gone over and patterns tried beyond
/// the few passes over the whole text. Each spelling undone is a text of its own, so a text may
/// cost what four do.
class StepsTest {
  private static final long SEED = 20_261_122;
  private static final int SHORT = 4 << 10;
  private static final int LONG = 32 << 10;

  /// Of a character. The dearest of those tried is a beginning of eight letters over and over:
  /// after each of them a pattern goes over four hundred characters.
  private static final int MOST = 64;

  private static final List<SecretKind> KINDS = SecretKinds.load();
  private static final TextScan SCAN = new TextScan(KINDS);

  private static final List<String> PIECES =
      List.of(
          "a",
          "1",
          ".",
          ":",
          "-",
          "@",
          "=",
          "\"",
          "'",
          "\\",
          "/",
          "%",
          "&",
          " ",
          "\n",
          "key=",
          "password=",
          "token: ",
          "user=",
          "://",
          "://a:",
          "arn:aws:a:b:1:",
          "1-1-1-1.a ",
          "fe80::1 ",
          "a@b.",
          "a.b.",
          "/home/",
          "C:\\Users\\",
          "\\\\srv\\",
          "Cookie: ",
          "'--pass ",
          "\\n",
          "%25",
          "&amp;",
          "eyj",
          "eyJhbGciOi.",
          "-----begin ",
          "4111 ",
          "DE12 ",
          "a1B2c3D4e5F6g7H8");

  private static double each(String text) {
    return (double) SCAN.collected(text).steps() / text.length();
  }

  private static String of(List<String> units, int length, Random random) {
    StringBuilder text = new StringBuilder(length);
    while (text.length() < length) {
      text.append(units.get(units.size() == 1 ? 0 : random.nextInt(units.size())));
    }
    return text.substring(0, length);
  }

  private static List<List<String>> units(Random random) {
    List<List<String>> all = new ArrayList<>();
    PIECES.forEach(piece -> all.add(List.of(piece)));
    for (SecretKind kind : KINDS) {
      String word = kind.keywords().getFirst();
      all.add(List.of(word));
      all.add(List.of(word + "=", "=", "a1b2c3d4 "));
    }
    for (int i = 0; i < 100; i++) {
      List<String> few = new ArrayList<>();
      for (int n = 2 + random.nextInt(6); n > 0; n--) {
        few.add(PIECES.get(random.nextInt(PIECES.size())));
      }
      all.add(few);
    }
    return all;
  }

  @Test
  void aLongTextCostsNoMoreOfACharacterThanAShortOne() {
    Random random = new Random(SEED);
    for (List<String> units : units(random)) {
      double brief = each(of(units, SHORT, random));
      double whole = each(of(units, LONG, random));
      assertThat(whole).as("%s: %.1f, then", units, brief).isLessThan(2 * brief + 4);
      assertThat(whole).as("%s", units).isLessThan(MOST);
    }
  }

  @Test
  void whatIsGoneOverIsCounted() {
    assertThat(each("password=".repeat(100))).isGreaterThan(0.9);
    assertThat(each("eyjrijoi".repeat(1000))).isGreaterThan(40);
    assertThat(each("-".repeat(100))).isZero();
  }
}
