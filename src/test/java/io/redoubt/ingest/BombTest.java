package io.redoubt.ingest;

import static io.redoubt.ingest.Packed.file;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Packed data that grow without end are stopped and named; nothing crashes.
class BombTest {
  private static final IngestOptions.Limits SMALL = new IngestOptions.Limits(1000, 3, 4 << 20, 100);

  private static final String STOPPED =
      "stopped: it unpacks to more than 1,000 times its size (decompression bomb?)";

  private final Path folder;

  BombTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path written(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] bomb(int mebibytes, byte filling) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      byte[] bytes = new byte[1 << 20];
      Arrays.fill(bytes, filling);
      for (int i = 0; i < mebibytes; i++) {
        gzip.write(bytes);
      }
    }
    return out.toByteArray();
  }

  @Test
  void stopsAGzipBombByItsRatio() throws IOException {
    Reading reading = Reading.of(written("a.gz", bomb(60, (byte) 'A')));
    assertThat(reading.entries.getFirst().bytes().length).isBetween(16 << 20, 60 << 20);
    assertThat(reading.skips).containsExactly(new Reading.Skip(folder + "/a.gz", STOPPED, true));
  }

  @Test
  void stopsABombOfNulsBeforeAnybodyReadsIt() throws IOException {
    Reading reading = Reading.of(written("a.gz", bomb(60, (byte) 0)));
    assertThat(reading.entries).isEmpty();
    assertThat(reading.skips).containsExactly(new Reading.Skip(folder + "/a.gz", STOPPED, true));
  }

  @Test
  void keepsNulBytesThatAreNoBomb() throws IOException {
    byte[] log = Packed.joined(new byte[300_000], Packed.text("after the crash\n"));
    assertThat(Reading.of(written("a.gz", Packed.gz(log))).only().bytes()).isEqualTo(log);
    byte[] nuls = new byte[70_000];
    assertThat(Reading.of(written("b.gz", Packed.gz(nuls))).only().bytes()).isEqualTo(nuls);
  }

  @Test
  void stopsABombOfBombsByTheBytesOnDisk() throws IOException {
    byte[] inner = Packed.gz(bomb(100, (byte) 0));
    Reading reading = Reading.of(written("a.zip", Packed.zip(new Packed.File("b.gz.gz", inner))));
    assertThat(reading.skips).isNotEmpty().allMatch(Reading.Skip::partial);
    assertThat(reading.skips.getFirst().reason()).startsWith("stopped: ");
  }

  @Test
  void stopsAZipBombAndABombInATar() throws IOException {
    byte[] tar = Packed.tar(new Packed.File("big", new byte[50 << 20]));
    Path zip = written("a.zip", Packed.zip(new Packed.File("big", new byte[50 << 20])));
    Path targz = written("a.tar.gz", Packed.gz(tar));
    for (Path bomb : List.of(zip, targz)) {
      Reading reading = Reading.of(bomb);
      assertThat(reading.entries).isEmpty();
      assertThat(reading.skips.getFirst().path()).isEqualTo(bomb + "!big");
      assertThat(reading.skips.getFirst().reason()).startsWith("stopped: it unpacks to more than");
    }
  }

  @Test
  void aBombInAZipHidesNoOtherMember() throws IOException {
    Path zip =
        written("a.zip", Packed.zip(new Packed.File("big", new byte[30 << 20]), file("b", "b\n")));
    Reading reading = Reading.of(zip);
    assertThat(reading.texts()).contains("b\n");
    assertThat(reading.skips).singleElement().matches(s -> s.path().equals(zip + "!big"));
  }

  @Test
  void stopsAtTheLargestSize() throws IOException {
    byte[] log = ArchiveTest.lines(250_000);
    Path gz = written("a.gz", Packed.gz(log));
    Reading reading = Reading.of(Reading.limited(SMALL), gz.toString());
    assertThat(reading.entries.getFirst().bytes().length).isLessThanOrEqualTo(4 << 20);
    assertThat(reading.skips.getFirst().reason())
        .isEqualTo("stopped: it unpacks to more than 4 MiB");
  }

  @Test
  void stopsAtTheDeepestArchiveAndReadsWhatLiesBeside() throws IOException {
    byte[] bytes = Packed.zip(file("deep.log", "deep\n"));
    for (int i = 0; i < 4; i++) {
      bytes = Packed.zip(new Packed.File("in" + i + ".zip", bytes), file("level" + i, i + "\n"));
    }
    Reading reading = Reading.of(written("a.zip", bytes));
    assertThat(reading.texts()).containsExactly("0\n", "1\n", "2\n", "3\n");
    assertThat(reading.skips)
        .singleElement()
        .matches(s -> s.partial() && s.path().endsWith("!in0.zip"))
        .matches(s -> s.reason().equals("archives within archives, more than 4 deep"));
  }

  @Test
  void endsWithGzipInGzipWithoutEnd() throws IOException {
    byte[] bytes = Packed.text("x\n");
    for (int i = 0; i < 50; i++) {
      bytes = Packed.gz(bytes);
    }
    Reading reading = Reading.of(written("a.gz", bytes));
    assertThat(reading.entries).isEmpty();
    assertThat(reading.skips).singleElement().matches(Reading.Skip::partial);
  }

  @Test
  void stopsAtTheLastAllowedMember() throws IOException {
    Packed.File[] many = new Packed.File[150];
    for (int i = 0; i < many.length; i++) {
      many[i] = file("m" + i, i + "\n");
    }
    Path tar = written("a.tar", Packed.tar(many));
    Reading reading = Reading.of(Reading.limited(SMALL), tar.toString());
    assertThat(reading.entries).hasSize(100);
    assertThat(reading.skips)
        .containsExactly(
            new Reading.Skip(tar.toString(), "stopped: it holds more than 100 files", true));
  }

  @Test
  void bombsDoNotStopTheSurveyOrTheOtherFiles() throws IOException {
    written("a.gz", bomb(60, (byte) 0));
    written("b.log", Packed.text("b\n"));
    FileSource source = Reading.source();
    assertThat(source.survey(List.of(folder.toString())).heads()).hasSize(1);
    assertThat(Reading.of(source, folder.toString()).texts()).contains("b\n");
  }
}
