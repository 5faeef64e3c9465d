package io.redoubt.ingest.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GelfDatagramsTest {
  private static final String JSON = "{\"version\":\"1.1\",\"host\":\"h\",\"short_message\":\"m\"}";
  private static final String SENDER = "192.0.2.1";
  private static final int LONGEST = 100_000;

  private final Counts counts = new Counts();
  private final AtomicLong nanos = new AtomicLong();
  private final GelfDatagrams reader = new GelfDatagrams(LONGEST, counts, nanos::get);

  @Test
  void readsPlainGzipAndZlib() throws IOException {
    assertThat(read(bytes(JSON))).contains(JSON);
    assertThat(read(gzip(bytes(JSON)))).contains(JSON);
    assertThat(read(zlib(bytes(JSON)))).contains(JSON);
  }

  @Test
  void joinsChunksInAnyOrderAndOnceEach() throws IOException {
    byte[] whole = gzip(bytes(JSON));
    int half = whole.length / 2;
    byte[] first = chunk(7, 0, 2, Arrays.copyOf(whole, half));
    byte[] second = chunk(7, 1, 2, Arrays.copyOfRange(whole, half, whole.length));
    assertThat(read(second)).isEmpty();
    assertThat(read(second)).isEmpty();
    assertThat(read(first)).contains(JSON);
    assertThat(read(first)).isEmpty();
    assertThat(read(second)).isEmpty();
    assertThat(lost()).isZero();
  }

  @Test
  void tellsSendersWithTheSameMessageIdApart() {
    assertThat(read(chunk(1, 0, 2, bytes("a")))).isEmpty();
    assertThat(reader.read("192.0.2.2", chunk(1, 1, 2, bytes("b")))).isEmpty();
    assertThat(read(chunk(1, 1, 2, bytes("c")))).contains("ac");
  }

  @Test
  void messageWithoutAllItsChunksIsCountedOnceAfterFiveSeconds() {
    read(chunk(1, 0, 3, bytes("a")));
    read(chunk(1, 2, 3, bytes("c")));
    nanos.set(4_999_999_999L);
    reader.expire();
    assertThat(lost()).isZero();
    nanos.set(5_000_000_001L);
    reader.expire();
    assertThat(lost()).isEqualTo(1);
    reader.close();
    assertThat(lost()).isEqualTo(1);
  }

  @Test
  void completeMessageIsNoLossWhenItsMemoryExpires() {
    read(chunk(1, 0, 1, bytes("a")));
    nanos.set(6_000_000_000L);
    reader.expire();
    reader.close();
    assertThat(lost()).isZero();
  }

  @Test
  void whatLooksLikeAChunkAndIsNoneIsKeptAsItIs() {
    for (byte[] odd :
        new byte[][] {
          chunk(1, 3, 3, bytes("x")),
          chunk(1, 0, 129, bytes("x")),
          chunk(1, 0, 0, bytes("x")),
          {0x1e, 0x0f, 1},
          {0x1f, (byte) 0x8b, 9, 9},
          {0x78, (byte) 0x9c, 1}
        }) {
      assertThat(reader.read(SENDER, odd)).contains(odd);
    }
  }

  @Test
  void bombStaysPacked() throws IOException {
    byte[] bomb = gzip(new byte[LONGEST + 1]);
    assertThat(reader.read(SENDER, bomb)).contains(bomb);
    assertThat(reader.read(SENDER, gzip(new byte[LONGEST])))
        .hasValueSatisfying(plain -> assertThat(plain).hasSize(LONGEST));
  }

  @Test
  void manyBegunMessagesAreBoundedAndCounted() {
    for (int id = 0; id < 5_000; id++) {
      read(chunk(id, 0, 2, bytes("a")));
    }
    assertThat(lost()).isEqualTo(5_000 - 4_096);
  }

  private Optional<String> read(byte[] datagram) {
    return reader
        .read(SENDER, datagram)
        .map(record -> new String(record, StandardCharsets.ISO_8859_1));
  }

  private long lost() {
    Tally tally = counts.tally(new Endpoint(Protocol.GELF_UDP, "h", 1), 0, 0);
    assertThat(tally.received()).isEqualTo(tally.dropped());
    return tally.dropped();
  }

  static byte[] chunk(int id, int number, int count, byte[] content) {
    byte[] chunk = new byte[12 + content.length];
    chunk[0] = 0x1e;
    chunk[1] = 0x0f;
    for (int i = 0; i < 4; i++) {
      chunk[9 - i] = (byte) (id >> (8 * i));
    }
    chunk[10] = (byte) number;
    chunk[11] = (byte) count;
    System.arraycopy(content, 0, chunk, 12, content.length);
    return chunk;
  }

  static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  private static byte[] zlib(byte[] plain) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(packed)) {
      out.write(plain);
    }
    return packed.toByteArray();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
