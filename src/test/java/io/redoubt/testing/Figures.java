package io.redoubt.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/// Measured figures: each is appended to `target/figures.tsv`, which the gate prints at its end.
public final class Figures {
  private static final Path FILE = Path.of("target", "figures.tsv");

  private Figures() {}

  /// Reports a share and fails when it is below the floor.
  public static void atLeast(String what, double floor, long good, long of) {
    double share = of == 0 ? 0 : (double) good / of;
    report(what, String.format(Locale.ROOT, "%.4f", share), floor + " (" + good + "/" + of + ")");
    assertThat(share).as(what + ": " + good + " of " + of).isGreaterThanOrEqualTo(floor);
  }

  /// Reports a figure without judging it.
  public static void report(String what, String value, String floor) {
    try {
      Files.createDirectories(FILE.getParent());
      Files.writeString(
          FILE,
          what + "\t" + value + "\t" + floor + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
