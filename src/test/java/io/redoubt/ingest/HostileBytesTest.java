package io.redoubt.ingest;

import static io.redoubt.ingest.Packed.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Archives with bytes changed at random end in entries and named skips, never in an exception.
class HostileBytesTest {
  private static final int TRIES = 500;

  private final Path folder;

  HostileBytesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void noBytesThrow() throws IOException {
    byte[] log = ArchiveTest.lines(60);
    Packed.File member = new Packed.File("var/log/x.log", log);
    byte[] tar = Packed.tar(member, file("ż" + "y".repeat(120), "q"));
    List<byte[]> whole =
        List.of(
            Packed.gz(log),
            Packed.zst(log),
            Packed.bz2(log),
            Packed.lz4(log),
            Packed.xz(log),
            Packed.zip(member, file("b", "bb")),
            tar,
            Packed.zip(new Packed.File("in.tar", tar), new Packed.File("x.gz", Packed.gz(log))),
            new byte[] {0x1f, (byte) 0x9d, (byte) 0x90, 0x68, (byte) 0xca, (byte) 0xb0, 0x61});
    Random random = new Random(20261121);
    Path hostile = folder.resolve("hostile");
    for (int i = 0; i < TRIES; i++) {
      Files.write(hostile, changed(whole.get(i % whole.size()), random));
      Reading.inChunks(4096, hostile);
    }
  }

  /* Beginnings and ends hold the headers, so they are hit more often. */
  private static byte[] changed(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
      int near = Math.min(bytes.length, 120);
      int at =
          switch (random.nextInt(3)) {
            case 0 -> random.nextInt(near);
            case 1 -> bytes.length - 1 - random.nextInt(near);
            default -> random.nextInt(bytes.length);
          };
      bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(2) - 1);
    }
    return bytes;
  }
}
