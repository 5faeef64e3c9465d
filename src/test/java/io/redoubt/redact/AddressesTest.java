package io.redoubt.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// Which side an address is on, read off it in place, is what its parts say.
class AddressesTest {
  /* The first two parts, cut out and looked at one by one. */
  private static String sideByParts(String address) {
    String[] parts = address.replaceFirst("^::ffff:(?=\\d+\\.)", "").split("[./]", -1);
    int first = number(parts, 0);
    int second = number(parts, 1);
    if (first == 127) {
      return "LOOP";
    }
    if (first == 0 || first >= 224) {
      return "ANY";
    }
    boolean own = first == 10 || (first == 192 && second == 168) || (first == 169 && second == 254);
    boolean shared = first == 100 && second >= 64 && second <= 127;
    return own || shared || (first == 172 && second >= 16 && second <= 31) ? "INT" : "EXT";
  }

  private static int number(String[] parts, int i) {
    return i < parts.length && parts[i].matches("\\d{1,3}") ? Integer.parseInt(parts[i]) : -1;
  }

  @Test
  void agreesWithTheParts() {
    int[] telling = {0, 10, 100, 127, 169, 172, 192, 224, 255, 8};
    int[] second = {0, 15, 16, 31, 32, 63, 64, 127, 128, 168, 254, 1000};
    Random random = new Random(3);
    for (int first : telling) {
      for (int next : second) {
        String rest = "." + random.nextInt(256) + "." + random.nextInt(256);
        agrees(first + "." + next + rest);
        agrees(first + "." + next + rest + "/" + random.nextInt(33));
        agrees("::ffff:" + first + "." + next + rest);
      }
    }
    for (String odd : new String[] {"", ".", "10", "10.", "10./", "x.168", "1921.168.1.1", "/8"}) {
      agrees(odd);
    }
  }

  private static void agrees(String address) {
    assertThat(Addresses.side(address)).as(address).isEqualTo(sideByParts(address));
  }
}
