package io.redoubt.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.query.OwnAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NamesTest {
  private static final List<String> ODD =
      List.of("", "-", "1", "10", "10.", "::", "fc::1", "FD00::1", "fe80::1", "172.15.0.1", "f:");

  @Test
  void theFirstBytesNeverTurnAwayAnAddressOfTheOwnNetwork() {
    ODD.forEach(NamesTest::agrees);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int inside = 0;
    int turnedAway = 0;
    for (int i = 0; i < 100_000; i++) {
      String ip = address(random);
      boolean maybe = agrees(ip);
      inside += Names.internal(ip) ? 1 : 0;
      turnedAway += maybe ? 0 : 1;
    }
    assertThat(inside).as("seed %d", seed).isGreaterThan(10_000);
    assertThat(turnedAway).as("seed %d", seed).isGreaterThan(10_000);
  }

  private static boolean agrees(String ip) {
    byte[] bytes = ip.getBytes(StandardCharsets.UTF_8);
    boolean maybe = Names.maybeInternal(bytes, 0, bytes.length);
    assertThat(maybe).as(ip).isIn(true, Names.internal(ip) && !OwnAddress.is(ip));
    return maybe;
  }

  private static String address(Random random) {
    int some = random.nextInt(256);
    return switch (random.nextInt(6)) {
      case 0 -> "10." + some + ".0.1";
      case 1 -> "192.168." + some + ".1";
      case 2 -> "172." + some + ".0.1";
      case 3 -> Integer.toHexString(random.nextInt(1 << 16)) + "::" + some;
      default -> some + "." + random.nextInt(256) + ".0." + random.nextInt(256);
    };
  }
}
