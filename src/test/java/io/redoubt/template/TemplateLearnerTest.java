package io.redoubt.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TemplateLearnerTest {
  private static final List<String> LINES =
      List.of(
          "Failed password for invalid user alice from 192.0.2.7 port 40022 ssh2",
          "Failed password for invalid user bob from 192.0.2.8 port 40023 ssh2",
          "Failed password for invalid user carol from 192.0.2.9 port 40024 ssh2",
          "Accepted publickey for root from 192.0.2.1 port 50000 ssh2: RSA SHA256:abc",
          "session opened for user root by (uid=0)",
          "[instance: 7] VM Started (Lifecycle Event)",
          "[instance: 8] VM Stopped (Lifecycle Event)",
          "",
          "   ",
          "caf\u00e9 \u0000 \ufffd");

  @Test
  void masksNumbersAddressesPathsHostsAndValuesOfPairs() {
    assertThat(shape("open /var/log/x.log by uid=0 from web.example.com:443"))
        .isEqualTo("open <*> by uid=<*> from <*>");
  }

  @Test
  void takesADateForOneValue() {
    assertThat(shape("at Sat Jul  9 12:16:49 2005 ()")).isEqualTo("at <*> (<*>)");
  }

  @Test
  void keepsWordsThatSayWhatHappened() {
    Templates templates = learn(LINES);
    assertThat(text(templates, LINES.get(5))).contains("Started");
    assertThat(text(templates, LINES.get(6))).contains("Stopped");
  }

  @Test
  void mergesMessagesThatDifferInANameOnly() {
    Templates templates = learn(LINES);
    assertThat(text(templates, LINES.get(0)))
        .isEqualTo("Failed password for invalid user <*> from <*> port <*>")
        .isEqualTo(text(templates, LINES.get(2)));
  }

  @Test
  void cutsAnEndlessMessage() {
    assertThat(shape("word ".repeat(100_000))).hasSizeLessThan(3 * Masker.MAX_LENGTH);
  }

  @Property(tries = 100)
  void orderAndChunksDoNotChangeTemplates(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int workers) {
    List<String> shuffled = new ArrayList<>(LINES);
    Random random = new Random(seed);
    java.util.Collections.shuffle(shuffled, random);
    List<TemplateLearner> learners = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      learners.add(new TemplateLearner());
    }
    for (String line : shuffled) {
      observe(learners.get(random.nextInt(workers)), line);
    }
    TemplateLearner all = learners.getFirst();
    learners.stream().skip(1).forEach(all::merge);
    Templates split = all.learn();
    Templates whole = learn(LINES);
    for (String line : LINES) {
      assertThat(text(split, line)).isEqualTo(text(whole, line));
    }
  }

  private static Templates learn(List<String> lines) {
    TemplateLearner learner = new TemplateLearner();
    lines.forEach(line -> observe(learner, line));
    return learner.learn();
  }

  private static void observe(TemplateLearner learner, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    learner.observe(bytes, 0, bytes.length);
  }

  private static String text(Templates templates, String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return templates.finder().find(bytes, 0, bytes.length).text();
  }

  private static String shape(String line) {
    Masker masker = new Masker();
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    masker.mask(bytes, 0, bytes.length);
    return masker.text();
  }
}
