package io.redoubt.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.cli.terminal.Drawn;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.Watch;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LoadingLineTest {
  private static final String SAID = "phi4-mini is being loaded since 42 s";

  /* What is written while the line is there, with a load that ends after it was asked about once. */
  private static String written(String terminal) throws InterruptedException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal streams =
        new Terminal(InputStream.nullInputStream(), to, to, Map.of("REDOUBT_TTY", terminal));
    Drawn drawn = new Watch(streams, Clock.systemUTC(), () -> false).drawn(true);
    CountDownLatch over = new CountDownLatch(1);
    Supplier<Optional<String>> once =
        new Supplier<>() {
          private boolean asked;

          @Override
          public Optional<String> get() {
            if (asked) {
              over.countDown();
              return Optional.empty();
            }
            asked = true;
            return Optional.of(SAID);
          }
        };
    try (LoadingLine _ = new LoadingLine(once, drawn)) {
      over.await();
    }
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void saysThatTheModelIsBeingLoadedAndTakesTheLineAwayAfterwards() throws InterruptedException {
    assertThat(written("err")).contains(SAID).endsWith("\r\u001b[K");
  }

  @Test
  void isSilentWhereNobodyWatches() throws InterruptedException {
    assertThat(written("")).isEmpty();
  }
}
