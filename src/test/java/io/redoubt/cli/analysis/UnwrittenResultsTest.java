package io.redoubt.cli.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.cli.Cli;
import io.redoubt.cli.terminal.Exit;
import io.redoubt.cli.terminal.Terminal;
import io.redoubt.cli.terminal.Unwritten;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnwrittenResultsTest {
  @Test
  void saysInWordsWhatTheSystemRefused() {
    assertThat(Unwritten.reason(new AccessDeniedException("a"))).isEqualTo("a: no permission");
    assertThat(Unwritten.reason(new UncheckedIOException(new NoSuchFileException("b"))))
        .isEqualTo("b: no such file or folder");
    assertThat(Unwritten.reason(new IOException("No space left on device")))
        .isEqualTo("No space left on device");
    assertThat(Unwritten.reason(new IOException())).isEqualTo("IOException");
  }

  @Test
  void readsNoFurtherOnceNobodyTakesTheResults(@TempDir Path dir) throws IOException {
    String line = "2026-03-01T02:40:00+00:00 web01 sshd[77]: Failed password for root\n";
    for (int i = 0; i < 40; i++) {
      Files.writeString(dir.resolve("%02d.log".formatted(i)), line.repeat(2_000));
    }
    long[] taken = new long[1];
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            taken[0] += length;
            throw new IOException("Broken pipe");
          }
        };
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(gone, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of("REDOUBT_CONFIG", "none"));
    int code =
        new Cli(terminal, Clock.systemUTC(), () -> false)
            .run("parse", "--no-templates", dir.toString());
    assertThat(code).isIn(Exit.OK, Exit.PARTIAL);
    assertThat(taken[0]).isLessThan(40L * 2_000 * 300);
    assertThat(err.toString(StandardCharsets.UTF_8)).doesNotContain("Exception");
  }
}
