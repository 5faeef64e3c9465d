package io.redoubt.detect.injection;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.guard.InstructionDetector;
import io.redoubt.testing.Corpus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Eight bytes at a time a text says the same as byte by byte.
class GlanceTest {
  private static final List<String> WORDS = new ArrayList<>(new InstructionDetector().words());
  private static final String[] BETWEEN = {
    " ", "%20", "%41", "/", "", "\u00e4", "\u043f\u0440", "1", "%", "@[`{\u007f", "..."
  };

  private final Glance glance = new Glance(new GlanceWords(WORDS));
  private int struck;

  private void same(byte[] text, int from, int length, String what) {
    boolean strikes = glance.strikes(text, from, length);
    struck += strikes ? 1 : 0;
    assertThat(strikes).as(what).isEqualTo(glance.byByte(text, from, length));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 20261122})
  void saysTheSameOfAnyText(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int parts = random.nextInt(9); parts > 0; parts--) {
        String word = WORDS.get(random.nextInt(WORDS.size()));
        text.append(random.nextInt(3) > 0 ? word.substring(1) : word.toUpperCase(Locale.ROOT));
        text.append(BETWEEN[random.nextInt(BETWEEN.length)]);
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      int from = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
      same(bytes, from, random.nextInt(bytes.length - from + 1), "seed " + seed + ": " + text);
      same(bytes, 0, bytes.length, "seed " + seed + ": " + text);
    }
    assertThat(struck).isBetween(1_000, 39_000);
  }

  @Test
  void saysTheSameOfRealLines() {
    int lines = 0;
    for (Path file : Corpus.files(Corpus.require("loghub-2k"))) {
      byte[] bytes = Corpus.read(file);
      int start = 0;
      for (int i = 0; i < bytes.length && lines < 200_000; i++) {
        if (bytes[i] == '\n') {
          same(bytes, start, i - start, file + " from byte " + start);
          start = i + 1;
          lines++;
        }
      }
    }
    assertThat(lines).isGreaterThan(1_000);
  }
}
