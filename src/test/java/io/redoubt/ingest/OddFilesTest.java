package io.redoubt.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What cannot or must not be read is named, and the rest is read.
class OddFilesTest {
  private final Path folder;

  OddFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void oneGoodLog() throws IOException {
    Files.writeString(folder.resolve("good.log"), "good\n");
  }

  @Test
  void namesLoopsOfLinksAndGoesOn() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("d/e"));
    Files.writeString(inner.resolve("in.log"), "in\n");
    Files.createSymbolicLink(inner.resolve("up"), folder);
    Files.createSymbolicLink(folder.resolve("self"), folder.resolve("self"));
    Reading reading = Reading.of(folder);
    assertThat(reading.texts()).containsExactly("in\n", "good\n");
    assertThat(reading.skips)
        .containsExactlyInAnyOrder(
            new Reading.Skip(folder + "/d/e/up", "loop of links: leads back to " + folder, false),
            new Reading.Skip(folder + "/self", "loop of links", false));
  }

  @Test
  void entersAFolderOnceHoweverManyLinksLeadThere() throws IOException {
    Files.createDirectories(folder.resolve("real"));
    Files.writeString(folder.resolve("real/x.log"), "x\n");
    for (int i = 0; i < 20; i++) {
      Files.createSymbolicLink(folder.resolve("real/again" + i), folder.resolve("real"));
      Files.createSymbolicLink(folder.resolve("to" + i), folder.resolve("real"));
    }
    Reading reading = Reading.of(folder);
    assertThat(reading.texts()).containsExactly("good\n", "x\n");
    assertThat(reading.skips).hasSize(40).noneMatch(Reading.Skip::partial);
  }

  @Test
  void followsALinkToAFileAndReadsItOnce() throws IOException {
    Files.createSymbolicLink(folder.resolve("current"), folder.resolve("good.log"));
    Reading reading = Reading.of(folder);
    assertThat(reading.texts()).containsExactly("good\n");
    assertThat(reading.skips).singleElement().matches(s -> s.reason().startsWith("given twice"));
  }

  @Test
  void namesAnEmptyFolder() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThat(Reading.of(empty).skips)
        .containsExactly(new Reading.Skip(empty.toString(), "empty folder", false));
    assertThat(Reading.of(folder).skips).isEmpty();
  }

  @Test
  void namesBrokenLinks() throws IOException {
    Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("nowhere"));
    assertThat(Reading.of(folder).skips)
        .containsExactly(
            new Reading.Skip(
                folder + "/dangling", "broken link: what it points to does not exist", true));
  }

  @Test
  void neverOpensPipesAndSockets() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor()).isZero();
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(folder.resolve("socket")));
      Reading reading = Reading.of(folder);
      assertThat(reading.texts()).containsExactly("good\n");
      assertThat(reading.skips).noneMatch(Reading.Skip::partial);
      assertThat(reading.skips)
          .extracting(Reading.Skip::reason)
          .containsExactly(
              "pipe, not a file (to read one: redoubt analyze - < PIPE)", "socket, not a file");
      assertThat(Reading.of(pipe).skips).singleElement().matches(Reading.Skip::partial);
    }
  }

  @Test
  void neverOpensDevices() {
    assumeTrue(Files.exists(Path.of("/dev/zero")));
    assertThat(Reading.of(Path.of("/dev/zero")).skips)
        .containsExactly(new Reading.Skip("/dev/zero", "device, not a file", true));
  }

  @Test
  void saysWhatToDoAboutAFileItMayNotRead() {
    FileSource source = source(new Broken(new AccessDeniedException("x")));
    Reading reading = Reading.of(source, folder.toString());
    assertThat(reading.skips)
        .containsExactly(
            new Reading.Skip(
                folder + "/good.log",
                "permission denied: run as a user who may read it (for example with sudo)",
                true));
  }

  @Test
  void saysThatAFileVanished() {
    Reading reading =
        Reading.of(source(new Broken(new NoSuchFileException("x"))), folder.toString());
    assertThat(reading.skips)
        .containsExactly(
            new Reading.Skip(folder + "/good.log", "vanished before it was read", true));
  }

  @Test
  void saysThatAFileIsLocked() {
    String locked =
        "The process cannot access the file because it is being used by another process";
    Reading reading =
        Reading.of(
            source(new Broken(new FileSystemException("x", null, locked))), folder.toString());
    assertThat(reading.skips.getFirst().reason())
        .isEqualTo("in use by another program: copy or export it first");
  }

  @Test
  void keepsWhatAFileHeldThatShrinks() throws IOException {
    Path log = Files.write(folder.resolve("good.log"), ArchiveTest.lines(50_000));
    FileSource source = source(new Shortening(400_000));
    Reading reading = Reading.of(source, log.toString());
    assertThat(reading.entries.getFirst().bytes()).hasSize(400_000);
    assertThat(reading.skips).singleElement().matches(Reading.Skip::partial);
    assertThat(reading.skips.getFirst().reason())
        .matches("cut short: the file shrank from [0-9,]+ to 400,000 bytes while it was read");
  }

  private static FileSource source(Disk disk) {
    return new FileSource(IngestOptions.DEFAULT, InputStream.nullInputStream(), disk);
  }

  private static final Disk REAL = new Disk.Real(FileSystems.getDefault());

  /// A disk on which no file can be opened.
  private record Broken(IOException why) implements Disk {
    @Override
    public Path path(String text) {
      return REAL.path(text);
    }

    @Override
    public SeekableByteChannel open(Path file) throws IOException {
      throw why;
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
      return REAL.list(folder);
    }

    @Override
    public BasicFileAttributes attributes(Path path, LinkOption... links) throws IOException {
      return REAL.attributes(path, links);
    }
  }

  /// A disk on which files become shorter as soon as they are opened.
  private record Shortening(long length) implements Disk {
    @Override
    public Path path(String text) {
      return REAL.path(text);
    }

    @Override
    public SeekableByteChannel open(Path file) throws IOException {
      try (SeekableByteChannel writing =
          Files.newByteChannel(file, java.nio.file.StandardOpenOption.WRITE)) {
        writing.truncate(length);
      }
      return REAL.open(file);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
      return REAL.list(folder);
    }

    @Override
    public BasicFileAttributes attributes(Path path, LinkOption... links) throws IOException {
      return REAL.attributes(path, links);
    }
  }
}
