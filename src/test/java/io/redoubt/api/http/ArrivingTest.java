package io.redoubt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.common.buffers.DataReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ArrivingTest {
  private static final String OLD =
      "POST /x HTTP/1.0\r\nA: HTTP/1.0\r\nconnection: Keep-Alive\r\nExpect: 100-continue\r\n"
          + "Content-Length: 20\r\n\r\nGET / HTTP/1.0\r\n\r\nbc";
  private static final String NEW =
      "POST /x HTTP/1.1\r\nA: HTTP/1.0\r\nContent-Length: 20\r\nHost: localhost\r\n"
          + "Connection: close\r\n\r\nGET / HTTP/1.0\r\n\r\nbc";

  @Test
  void aRequestOfHttp10ReadsAsTheLastOfHttp11HoweverItIsCutIntoReads() {
    for (int read = 1; read <= OLD.length(); read++) {
      assertThat(arrived(OLD, read, true)).as("reads of %d", read).isEqualTo(NEW);
      assertThat(arrived("\r\n\r\n" + OLD, read, true)).as("reads of %d", read).isEqualTo(NEW);
    }
  }

  @Test
  void whatIsNoRequestOfHttp10StaysAsItIs() {
    String newer = "GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.0\r\n\r\n";
    for (String sent : new String[] {newer, "GET / HTTP/1.0", "GET / HTTP/1.0\r\nHost: a", "\n"}) {
      for (int read = 1; read <= sent.length(); read++) {
        assertThat(arrived(sent, read, false)).as("reads of %d", read).isEqualTo(sent);
      }
    }
  }

  private static String arrived(String sent, int read, boolean old) {
    byte[] bytes = sent.getBytes(StandardCharsets.ISO_8859_1);
    int[] at = {0};
    DataReader wire =
        DataReader.create(
            () -> {
              int from = at[0];
              at[0] = Math.min(bytes.length, from + read);
              return from == bytes.length ? null : Arrays.copyOfRange(bytes, from, at[0]);
            });
    Arriving arriving = new Arriving(wire);
    StringBuilder text = new StringBuilder();
    for (byte[] next = arriving.get(); next != null; next = arriving.get()) {
      assertThat(next).isNotEmpty();
      text.append(new String(next, StandardCharsets.ISO_8859_1));
    }
    assertThat(arriving.isOld()).isEqualTo(old);
    return text.toString();
  }
}
