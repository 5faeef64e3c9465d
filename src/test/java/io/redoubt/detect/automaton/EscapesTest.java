package io.redoubt.detect.automaton;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EscapesTest {
  private static final String[] PIECES = {
    "\\", "\\\\", "\\\"", "\\n", "\\/", "\\u0041", "\\u00e9", "\\u12", "u", "n", "a", "\"", "\\x",
    "7"
  };

  /// The text as read one character at a time; null as soon as one is beyond ASCII.
  private static @Nullable String read(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bytes.length; i += Escapes.length(bytes, i, bytes.length)) {
      int c = Escapes.at(bytes, i, bytes.length);
      if (c == Escapes.BEYOND) {
        return null;
      }
      text.append((char) c);
    }
    return text.toString();
  }

  @Test
  void undoesEscapesAsTheTextOfACellDoes() {
    long seed = 20_261_121;
    Random random = new Random(seed);
    int read = 0;
    for (int round = 0; round < 5_000; round++) {
      StringBuilder inside = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        inside.append(PIECES[random.nextInt(PIECES.length)]);
      }
      byte[] bytes = inside.toString().getBytes(StandardCharsets.UTF_8);
      String text = read(bytes);
      if (text != null) {
        read++;
        assertThat(text)
            .as("%s, seed %d", inside, seed)
            .isEqualTo(JsonText.unescape(bytes, 0, bytes.length));
      }
    }
    assertThat(read).isGreaterThan(1_000);
  }
}
