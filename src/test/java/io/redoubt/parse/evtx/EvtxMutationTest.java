package io.redoubt.parse.evtx;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.Event;
import io.redoubt.parse.evtx.EvtxFileBuilder.Value;
import io.redoubt.testing.Corpus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/// Log files with random damage: nothing escapes, nothing hangs, nothing grows without bounds.
class EvtxMutationTest {
  private static final int ROUNDS = 400;
  private final SplittableRandom random = new SplittableRandom(4);

  @Test
  void survivesDamageToAFileOfItsOwn() {
    byte[] file =
        new EvtxFileBuilder()
            .record(1, Value.text("one"), new Value(0x81, new byte[40]))
            .record(2, new Value(ValueType.SID, new byte[12]), new Value(0x21, new byte[60]))
            .file();
    for (int i = 0; i < ROUNDS; i++) {
      read(mutated(file));
    }
  }

  @Test
  void survivesDamageToRealFiles() throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (Path file : Corpus.files(Corpus.require("evtx/evtx-to-mitre"))) {
      if (file.toString().endsWith(".evtx") && Files.size(file) < 100_000) {
        files.add(Files.readAllBytes(file));
      }
    }
    long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    for (int i = 0; i < ROUNDS && System.nanoTime() < deadline; i++) {
      read(mutated(files.get(random.nextInt(files.size()))));
    }
  }

  private void read(byte[] file) {
    long start = System.nanoTime();
    for (Event event : EvtxReading.of(file, 30_000).events()) {
      assertThat(event.size()).isLessThan(25_000);
      assertThat(event.record().length()).isPositive();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  private byte[] mutated(byte[] original) {
    byte[] file = original.clone();
    int records = 4096 + 512;
    int used = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(4096 + 48) - 512;
    int changes = 1 + random.nextInt(20);
    for (int i = 0; i < changes; i++) {
      int at = records + random.nextInt(Math.max(8, used) - 4);
      switch (random.nextInt(4)) {
        case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> file[at] = (byte) random.nextInt(256);
        case 2 -> ByteBuffer.wrap(file).putInt(at, random.nextInt());
        default ->
            ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(at, 512 + random.nextInt(2000));
      }
    }
    if (random.nextInt(10) == 0) {
      return java.util.Arrays.copyOf(file, 8 + random.nextInt(file.length - 8));
    }
    if (random.nextBoolean()) {
      mend(file);
    }
    return file;
  }

  /// Makes the checksum of the records right again, so that the damage is not noticed at once.
  private static void mend(byte[] file) {
    ByteBuffer chunk =
        ByteBuffer.wrap(file, 4096, EvtxChunk.SIZE).slice().order(ByteOrder.LITTLE_ENDIAN);
    CRC32 sum = new CRC32();
    sum.update(file, 4096 + 512, chunk.getInt(48) - 512);
    chunk.putInt(52, (int) sum.getValue());
    CRC32 header = new CRC32();
    header.update(file, 4096, 120);
    header.update(file, 4096 + 128, 384);
    chunk.putInt(124, (int) header.getValue());
  }
}
