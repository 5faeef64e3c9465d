package io.redoubt.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LinesTest {
  @Property(tries = 200)
  void cutsOfTheNetworkDoNotShow(
      @ForAll @Size(max = 8) List<@IntRange(min = 1, max = 9) Integer> cuts) {
    String text = "{\"a\":\"Zürich 😀 €\"}\r\n\n{\"b\":2}\nlast";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    Lines taker = new Lines(100, lines::add);
    int from = 0;
    for (int cut : cuts) {
      int length = Math.min(cut, bytes.length - from);
      taker.take(ByteBuffer.wrap(bytes, from, length));
      from += length;
    }
    taker.take(ByteBuffer.wrap(bytes, from, bytes.length - from));
    assertThat(taker.end()).isEmpty();
    assertThat(lines).containsExactly("{\"a\":\"Zürich 😀 €\"}", "", "{\"b\":2}", "last");
  }

  @Test
  void aLineWithoutEndIsTooLong() {
    Lines taker = new Lines(10, _ -> true);
    assertThat(taker.take(ByteBuffer.allocate(11))).isEqualTo(Taker.More.TOO_LONG);
  }

  @Test
  void stopsWhenTheTakerHasEnough() {
    Lines taker = new Lines(10, _ -> false);
    ByteBuffer buffer = ByteBuffer.wrap("a\nb\n".getBytes(StandardCharsets.UTF_8));
    assertThat(taker.take(buffer)).isEqualTo(Taker.More.ENOUGH);
    assertThat(buffer.remaining()).isEqualTo(2);
  }
}
