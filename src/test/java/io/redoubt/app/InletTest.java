package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class InletTest {
  @Test
  void handsOnEveryByteInOrder() throws IOException {
    byte[] bytes = new byte[1_000_003];
    new Random(7).nextBytes(bytes);
    assertThat(new Inlet(new ByteArrayInputStream(bytes), () -> false).readAllBytes())
        .isEqualTo(bytes);
  }

  @Test
  void endsWhereItIsStoppedThoughNobodyWritesOrCloses() throws IOException {
    AtomicBoolean stopped = new AtomicBoolean();
    PipedOutputStream writer = new PipedOutputStream();
    try (InputStream in = new Inlet(new PipedInputStream(writer), stopped::get)) {
      writer.write("one".getBytes(StandardCharsets.UTF_8));
      writer.flush();
      assertThat(in.readNBytes(3)).asString(StandardCharsets.UTF_8).isEqualTo("one");
      stopped.set(true);
      assertThat(in.read()).isEqualTo(-1);
    }
  }

  @Test
  void saysWhyNothingMoreCanBeRead() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("gone");
          }

          @Override
          public int read(byte[] into, int from, int length) throws IOException {
            throw new IOException("gone");
          }
        };
    Inlet inlet = new Inlet(broken, () -> false);
    assertThatThrownBy(inlet::read).isInstanceOf(IOException.class).hasMessageContaining("gone");
  }
}
