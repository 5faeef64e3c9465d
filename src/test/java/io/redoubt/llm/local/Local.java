package io.redoubt.llm.local;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.redoubt.llm.ModelOptions;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.http.Timers;
import io.redoubt.llm.served.Backoff;
import io.redoubt.testing.llm.TinyGguf;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/// Models of files, as the tests open them.
final class Local {
  private Local() {}

  /// Skips the test, visibly, where the library has no native code.
  static void required() {
    assumeTrue(TinyGguf.runsHere(), "llama.cpp has no native code for this platform");
  }

  static LocalModel model(Path file) {
    return model(file, ModelOptions.STANDARD);
  }

  static LocalModel model(Path file, ModelOptions options) {
    return new LocalModel(file, options, Timers.STANDARD, backoff(), Ticker.system());
  }

  static LocalDialect dialect(Path file) {
    return new LocalDialect(
        new ModelFile(file), ModelOptions.STANDARD, Timers.STANDARD, backoff(), Ticker.system());
  }

  private static Backoff backoff() {
    return new Backoff(Duration.ofMillis(1), Duration.ofMillis(20), new Random(1));
  }

  /// A tiny model in the folder.
  static Path tiny(Path folder) {
    return TinyGguf.of(11).write(folder.resolve("tiny.gguf"));
  }
}
