package io.redoubt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UnchunkedTest {
  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nA: b\r\n\r\n";

  @Test
  void aClientOfHttp10GetsWhatIsInTheChunksAlone() {
    assertThat(written(true, HEAD, "5\r\nab\r\nc\r\n", "1\r\n\n\r\n", "0\r\n\r\n"))
        .isEqualTo("HTTP/1.1 200 OK\r\nA: b\r\n\r\nab\r\nc\n");
  }

  @Test
  void anAnswerWithALengthStaysAsItIs() {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 37\r\n\r\n";
    String body = "0\r\n\r\nTransfer-Encoding: chunked\r\n\r\n1";
    assertThat(written(true, head + body)).isEqualTo(head + body);
    assertThat(written(true, head, body)).isEqualTo(head + body);
  }

  @Test
  void aClientOfHttp11GetsTheChunks() {
    assertThat(written(false, HEAD, "1\r\na\r\n", "0\r\n\r\n"))
        .isEqualTo(HEAD + "1\r\na\r\n0\r\n\r\n");
  }

  private static String written(boolean old, String... parts) {
    Kept kept = new Kept();
    try (Unchunked writer = new Unchunked(kept, () -> old)) {
      for (String part : parts) {
        writer.writeNow(BufferData.create(part.getBytes(StandardCharsets.ISO_8859_1)));
      }
    }
    return kept.text.toString();
  }

  private static final class Kept implements DataWriter {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void write(BufferData... buffers) {
      for (BufferData buffer : buffers) {
        write(buffer);
      }
    }

    @Override
    public void write(BufferData buffer) {
      byte[] bytes = new byte[buffer.available()];
      buffer.read(bytes);
      text.append(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void writeNow(BufferData... buffers) {
      write(buffers);
    }

    @Override
    public void writeNow(BufferData buffer) {
      write(buffer);
    }
  }
}
