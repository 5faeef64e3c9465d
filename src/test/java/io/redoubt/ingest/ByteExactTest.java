package io.redoubt.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.event.RawRecord;
import io.redoubt.event.SourceEntry;
import io.redoubt.parse.frame.LineFraming;
import io.redoubt.parse.text.TextParser;
import io.redoubt.testing.Records;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// Whatever bytes stand in a line, they come back exactly, however they were packed.
class ByteExactTest {
  private static final String[] PACKINGS = {
    "plain", "gz", "zst", "bz2", "zip", "tar.gz", "tar.zst"
  };

  /// Lines of any bytes but line feeds, not empty and not ending in CR.
  @Provide
  Arbitrary<List<byte[]>> lines() {
    Arbitrary<Byte> any = Arbitraries.bytes().filter(b -> b != '\n');
    Arbitrary<Byte> odd = Arbitraries.of((byte) 0, (byte) '\r', (byte) 0xff, (byte) 'a');
    return Arbitraries.oneOf(any, odd)
        .array(byte[].class)
        .ofMinSize(1)
        .ofMaxSize(60)
        .filter(line -> line[line.length - 1] != '\r')
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  @Property(tries = 60)
  void everyLineComesBack(
      @ForAll("lines") List<byte[]> lines,
      @ForAll boolean crlf,
      @ForAll boolean lastLineEnds,
      @ForAll @IntRange(min = 0, max = 6) int packing,
      @ForAll @IntRange(min = 1, max = 100) int chunk)
      throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int i = 0; i < lines.size(); i++) {
      text.writeBytes(lines.get(i));
      boolean ends = lastLineEnds || i + 1 < lines.size();
      text.writeBytes(Packed.text(ends ? crlf ? "\r\n" : "\n" : ""));
    }
    byte[] bytes = packed(PACKINGS[packing], guarded(text.toByteArray()));
    List<byte[]> read = read(bytes, chunk);
    assertThat(read.subList(1, read.size())).usingRecursiveComparison().isEqualTo(lines);
  }

  @Test
  void aLineOfTenMegabytesComesBack() throws IOException {
    byte[] line = new byte[10_000_000];
    Arrays.fill(line, (byte) 'x');
    byte[] bytes = Packed.joined(line, new byte[] {'\n', 'b'});
    List<byte[]> read = read(Packed.gz(bytes), 1 << 20);
    assertThat(read.get(0)).isEqualTo(line);
    assertThat(read.get(1)).isEqualTo(new byte[] {'b'});
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstLine() throws IOException {
    assertThat(read(Packed.text("\ufeffa\r\nb\n\n\nc\rd"), 3))
        .usingRecursiveComparison()
        .isEqualTo(List.of(Packed.text("a"), Packed.text("b"), Packed.text("c\rd")));
  }

  /* A first line that no magic bytes can begin: what is packed must not look packed itself. */
  private static byte[] guarded(byte[] bytes) {
    return Packed.joined(Packed.text("first\n"), bytes);
  }

  private static byte[] packed(String how, byte[] bytes) {
    Packed.File file = new Packed.File("x.log", bytes);
    return switch (how) {
      case "gz" -> Packed.gz(bytes);
      case "zst" -> Packed.zst(bytes);
      case "bz2" -> Packed.bz2(bytes);
      case "zip" -> Packed.zip(file);
      case "tar.gz" -> Packed.gz(Packed.tar(file));
      case "tar.zst" -> Packed.zst(Packed.tar(file));
      default -> bytes;
    };
  }

  private static List<byte[]> read(byte[] bytes, int chunk) throws IOException {
    Path file = Files.createTempFile("exact", "");
    try {
      Files.write(file, bytes);
      List<byte[]> read = new ArrayList<>();
      Reading.source().read(List.of(file.toString()), new Lines(chunk, read));
      return read;
    } finally {
      Files.delete(file);
    }
  }

  private record Lines(int chunk, List<byte[]> read) implements EntryHandler {
    @Override
    public void entry(SourceEntry entry, InputStream bytes) {
      Records.of(new LineFraming(TextParser::new), bytes, chunk).records().stream()
          .map(RawRecord::bytes)
          .forEach(read::add);
    }

    @Override
    public void skipped(String path, String reason, boolean partial) {
      throw new AssertionError(path + ": " + reason);
    }

    @Override
    public boolean stopped() {
      return false;
    }
  }
}
