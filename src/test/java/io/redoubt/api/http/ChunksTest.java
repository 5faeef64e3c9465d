package io.redoubt.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChunksTest {
  @Test
  void aChunkOfTwoGigabytesIsHandedOnInPieces() {
    byte[] sent = Arrays.copyOf("80000000\r\n".getBytes(StandardCharsets.US_ASCII), 200_000);
    DataReader reader = reader(sent, 1 << 20);
    assertThat(reader.readLine()).isEqualTo("10000");
    assertThat(reader.readBuffer(0x10000).available()).isEqualTo(0x10000);
    reader.skip(2);
    assertThat(reader.readLine()).isEqualTo("10000");
    assertThat(reader.readBuffer(0x10000).available()).isEqualTo(0x10000);
  }

  @Test
  void extensionsAndTrailersAreLeftOutAndTheNextRequestIsRead() {
    DataReader reader =
        reader(bytes("3;a=\"b\"\r\nabc\r\n2 \r\nde\r\n000;z\r\nX-Sum: 1\r\nY: 2\r\n\r\nGET"), 4);
    assertThat(body(reader)).isEqualTo("abcde");
    assertThat(reader.readAsciiString(3)).isEqualTo("GET");
  }

  @Test
  void whatIsNoChunkIsAnError() {
    for (String sent :
        new String[] {
          "x\r\nabc", "\r\nabc", "-1\r\nabc", "+3\r\nabc\r\n", "3\r\nabcd\r\n0\r\n\r\n"
        }) {
      assertThatThrownBy(() -> body(reader(bytes(sent), 7)))
          .as(sent)
          .isInstanceOf(DataReader.IncorrectNewLineException.class);
    }
    assertThatThrownBy(() -> body(reader(bytes("5\r\nab"), 7)))
        .isInstanceOf(DataReader.InsufficientDataAvailableException.class);
  }

  @Test
  void aBodyIsTheSameHoweverItIsCutIntoChunksAndReads() {
    long seed = 20261122;
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      byte[] body = new byte[random.nextInt(200_000)];
      random.nextBytes(body);
      ByteArrayOutputStream sent = new ByteArrayOutputStream();
      for (int at = 0; at < body.length; ) {
        int size = Math.min(body.length - at, 1 + random.nextInt(150_000));
        sent.writeBytes(bytes(Integer.toHexString(size) + "\r\n"));
        sent.write(body, at, size);
        sent.writeBytes(bytes("\r\n"));
        at += size;
      }
      sent.writeBytes(bytes("0\r\n\r\n"));
      DataReader reader = reader(sent.toByteArray(), 1 + random.nextInt(90_000));
      assertThat(latin(body(reader).getBytes(StandardCharsets.ISO_8859_1)))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(latin(body));
    }
  }

  /* As Helidon reads the body of a request. */
  private static String body(DataReader reader) {
    StringBuilder body = new StringBuilder();
    while (true) {
      int size = Integer.parseInt(reader.readLine(), 16);
      if (size == 0) {
        assertThat(reader.readLine()).isEmpty();
        return body.toString();
      }
      BufferData piece = reader.readBuffer(size);
      byte[] bytes = new byte[piece.available()];
      piece.read(bytes);
      body.append(latin(bytes));
      reader.skip(2);
    }
  }

  private static DataReader reader(byte[] sent, int read) {
    int[] at = {0};
    return new Chunks(
        () -> {
          int from = at[0];
          at[0] = Math.min(sent.length, from + read);
          return from == sent.length ? null : Arrays.copyOfRange(sent, from, at[0]);
        });
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
