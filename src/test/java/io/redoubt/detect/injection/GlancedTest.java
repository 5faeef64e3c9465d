package io.redoubt.detect.injection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GlancedTest {
  private static final List<String> WORDS = List.of("ignore", "previous", "instructions", "prompt");
  private static final List<String> PIECES =
      List.of("ignore", "prompt", "previous", "x", "re", "%", "%69", "%4", " ", "-", "é", "/", "s");

  @Test
  void aPartThatIsPassedOverWouldNotHaveStruck() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Glance glance = new Glance(new GlanceWords(WORDS));
    int covered = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = 1 + random.nextInt(8); n > 0; n--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      byte[] buffer = text.toString().getBytes(StandardCharsets.UTF_8);
      if (glance.strikes(buffer, 0, buffer.length)) {
        continue;
      }
      Glanced glanced = new Glanced();
      glanced.add(buffer, 0, buffer.length);
      int from = random.nextInt(buffer.length);
      int length = random.nextInt(buffer.length - from) + 1;
      if (glanced.covers(buffer, from, length)) {
        covered++;
        assertThat(glance.strikes(buffer, from, length))
            .as("seed %d, [%d, +%d) of %s", seed, from, length, text)
            .isFalse();
      }
    }
    assertThat(covered).as("seed %d", seed).isGreaterThan(10_000);
  }

  @Test
  void wordsThatThePartCutsOutOfLongerOnesAreLookedAt() {
    byte[] buffer = "xignore/previousx".getBytes(StandardCharsets.US_ASCII);
    Glance glance = new Glance(new GlanceWords(WORDS));
    assertThat(glance.strikes(buffer, 0, buffer.length)).isFalse();
    Glanced glanced = new Glanced();
    glanced.add(buffer, 0, buffer.length);
    assertThat(glanced.covers(buffer, 1, 15)).isFalse();
    assertThat(glance.strikes(buffer, 1, 15)).isTrue();
    assertThat(glanced.covers(buffer, 0, buffer.length)).isTrue();
  }

  @Test
  void otherBuffersAndTheEventBeforeDoNotCount() {
    byte[] buffer = "what is here".getBytes(StandardCharsets.US_ASCII);
    Glanced glanced = new Glanced();
    glanced.add(buffer, 0, buffer.length);
    assertThat(glanced.covers(buffer.clone(), 0, buffer.length)).isFalse();
    glanced.clear();
    assertThat(glanced.covers(buffer, 0, buffer.length)).isFalse();
  }
}
