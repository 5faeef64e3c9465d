package io.redoubt.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Each target over what was found once (`src/test/resources/fuzz/findings/TARGET/`), and over
/// seeds that are changed at random with a fixed seed.
class FuzzRegressionTest {
  private static final Path FINDINGS = Path.of("src/test/resources/fuzz/findings");
  private static final int TRIES = Integer.getInteger("redoubt.fuzz.tries", 30);
  private static final int LONGEST = 4_000;

  private final FuzzTargets targets = new FuzzTargets();

  @TestFactory
  Stream<DynamicTest> whatWasFoundStaysMended() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    if (Files.isDirectory(FINDINGS)) {
      try (Stream<Path> all = Files.walk(FINDINGS)) {
        for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
          String target = FINDINGS.relativize(file).getName(0).toString().replace('=', ':');
          byte[] bytes = Files.readAllBytes(file);
          tests.add(
              DynamicTest.dynamicTest(
                  target + " " + file.getFileName(), () -> targets.get(target).take(bytes)));
        }
      }
    }
    return tests.stream();
  }

  @Test
  void targetsHoldForSeedsThatAreChanged() throws IOException {
    Random random = new Random(20261121);
    List<byte[]> seeds = new ArrayList<>(FuzzSeeds.lines());
    for (String name : targets.names()) {
      for (int i = 0; i < TRIES; i++) {
        byte[] bytes = changed(seeds, random);
        assertThatCode(() -> targets.get(name).take(bytes))
            .as("%s, try %d: %s", name, i, Arrays.toString(bytes))
            .doesNotThrowAnyException();
      }
    }
  }

  private static byte[] changed(List<byte[]> seeds, Random random) {
    byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
    bytes = Arrays.copyOf(bytes, Math.min(bytes.length, LONGEST));
    for (int changes = random.nextInt(5); changes > 0 && bytes.length > 0; changes--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes = Arrays.copyOf(bytes, at);
        case 2 -> bytes[at] = (byte) "\"\\{}[]<>=|:, \t\n\0".charAt(random.nextInt(16));
        default -> {
          byte[] other = seeds.get(random.nextInt(seeds.size()));
          int count = Math.min(other.length, bytes.length - at);
          System.arraycopy(other, 0, bytes, at, count);
        }
      }
    }
    return bytes;
  }
}
