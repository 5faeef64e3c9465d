package io.redoubt.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SmallWordsTest {
  private static final long SEED = 20_261_122;
  private static final List<String> WORDS =
      List.of("tcp", "udp", "icmp", "ipv6-icmp", "TCP", "IPv6-ICMP", "ICMPv6", "", "tcp6", "sctp");

  @Test
  void aWordIsGivenForWhatReadsLikeItInAnyCaseAndForNothingElse() {
    Random random = new Random(SEED);
    int given = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] text =
          (" " + WORDS.get(random.nextInt(WORDS.size())) + " ")
              .getBytes(StandardCharsets.ISO_8859_1);
      for (int n = random.nextInt(3); n > 0 && text.length > 2; n--) {
        int at = 1 + random.nextInt(text.length - 2);
        text[at] = (byte) (random.nextInt(6) > 0 ? text[at] ^ 0x20 : random.nextInt(256));
      }
      String word = new String(text, 1, text.length - 2, StandardCharsets.ISO_8859_1);
      String small = word.toLowerCase(Locale.ROOT);
      Constant constant = SmallWords.of(text, 1, text.length - 1);
      boolean known = List.of("tcp", "udp", "icmp", "ipv6-icmp").contains(small);
      assertThat(constant == null ? "" : constant.text())
          .as("%s, seed %d", word, SEED)
          .isEqualTo(known ? small : "");
      given += known ? 1 : 0;
    }
    assertThat(given).isGreaterThan(5_000);
  }
}
