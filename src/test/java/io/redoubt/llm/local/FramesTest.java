package io.redoubt.llm.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FramesTest {
  private static final Order.Ask ASK =
      new Order.Ask(
          7,
          List.of(new Order.Turn("system", "sei kurz"), new Order.Turn("user", "ä😀\u0000\n")),
          "{}",
          900,
          0.5,
          Long.MAX_VALUE);

  private static byte[] bytes(Order order) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Frames.write(out, order);
    return out.toByteArray();
  }

  @Test
  void ordersComeAcrossUnchanged() throws IOException {
    for (Order order :
        List.of(ASK, new Order.Load("/tmp/x y.gguf", 8192, 4, "text"), new Order.Stop(3))) {
      assertThat(Frames.order(new ByteArrayInputStream(bytes(order)))).isEqualTo(order);
    }
  }

  @Test
  void reportsComeAcrossUnchanged() throws IOException {
    for (Report report :
        List.of(
            new Report.Loaded(400),
            new Report.Refused(true, "no code"),
            new Report.Piece(7, "ä😀"),
            new Report.Done(7, 800, 30, true),
            new Report.TooLong(7, 9000),
            new Report.Failed(7, "no"))) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      Frames.write(out, report);
      assertThat(Frames.report(new ByteArrayInputStream(out.toByteArray()))).isEqualTo(report);
    }
  }

  @Test
  void whatIsNoFrameIsSaidToBeNone() {
    byte[] printed = "llama: something was printed\n".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Frames.report(new ByteArrayInputStream(printed)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("something else");
  }

  @Test
  void cutFramesAreAnEnd() throws IOException {
    byte[] whole = bytes(ASK);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> Frames.order(new ByteArrayInputStream(cut)))
          .isInstanceOf(EOFException.class);
    }
  }

  @Test
  void damagedFramesAreNeverMoreThanAnIoException() throws IOException {
    Random random = new Random(4);
    byte[] whole = bytes(ASK);
    for (int i = 0; i < 5000; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        assertThat(Frames.order(new ByteArrayInputStream(damaged))).isNotNull();
      } catch (IOException expected) {
        assertThat(expected).isNotNull();
      }
    }
  }
}
