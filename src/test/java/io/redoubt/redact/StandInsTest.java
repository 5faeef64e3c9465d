package io.redoubt.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What is told by characters is what the pattern of stand-ins finds.
class StandInsTest {
  private static final long SEED = 20_261_122;

  private static final Pattern PATTERN =
      Pattern.compile(
          "(?<![A-Za-z0-9_])(?:IP|NET|MAC|EMAIL|USER|ADMIN|SERVICE|MACHINE|HOST|DOMAIN|SID|CLOUD"
              + "|IBAN|CARD|PHONE|PLACE|HASH|ID|TEXT)(?:_(?:INT|EXT|LOOP|ANY))?_\\d{1,9}"
              + "(?:_N\\d{1,9})?(?![A-Za-z0-9_])");

  private static final List<String> PIECES =
      List.of(
          "IP",
          "NET",
          "MAC",
          "EMAIL",
          "USER",
          "ADMIN",
          "SERVICE",
          "MACHINE",
          "HOST",
          "DOMAIN",
          "SID",
          "CLOUD",
          "IBAN",
          "CARD",
          "PHONE",
          "PLACE",
          "HASH",
          "ID",
          "TEXT",
          "_INT",
          "_EXT",
          "_LOOP",
          "_ANY",
          "_1",
          "_23",
          "_123456789",
          "_1234567890",
          "_N4",
          "_N",
          "_",
          "N",
          "7",
          "a",
          "X",
          " ",
          ",",
          "é",
          "USER_1",
          "IP_EXT_3_N1",
          "HOST_2 ");

  private static void agrees(String text) {
    assertThat(StandIns.is(text)).as(text).isEqualTo(PATTERN.matcher(text).matches());
    assertThat(StandIns.in(text))
        .as(text)
        .isEqualTo(PATTERN.matcher(text).results().map(MatchResult::group).distinct().toList());
    assertThat(StandIns.swapped(text, m -> "<" + m + "$1>"))
        .as(text)
        .isEqualTo(
            PATTERN
                .matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement("<" + m.group() + "$1>")));
  }

  @Test
  void agreesOnTextsPutTogetherFromPieces() {
    Random random = new Random(SEED);
    int found = 0;
    for (int i = 0; i < 100_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(7); n >= 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      agrees(text.toString());
      found += StandIns.in(text.toString()).size();
    }
    assertThat(found).isGreaterThan(4_000);
  }

  @Test
  void emptyTextIsNone() {
    agrees("");
  }
}
