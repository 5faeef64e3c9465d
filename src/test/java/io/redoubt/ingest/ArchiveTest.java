package io.redoubt.ingest;

import static io.redoubt.ingest.Packed.file;
import static io.redoubt.ingest.Packed.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is packed is unpacked by its content, whatever it is called.
class ArchiveTest {
  private final Path folder;

  ArchiveTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path written(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void opensEveryCompressionUnderAnyName() throws IOException {
    byte[] log = text("one\ntwo\n");
    List<byte[]> packed =
        List.of(Packed.gz(log), Packed.zst(log), Packed.bz2(log), Packed.lz4(log), Packed.xz(log));
    for (int i = 0; i < packed.size(); i++) {
      Path file = written("plain-name-" + i, packed.get(i));
      assertThat(Reading.of(file).only().text()).isEqualTo("one\ntwo\n");
      assertThat(Reading.of(file).paths()).containsExactly(file.toString());
    }
  }

  @Test
  void readsPlainTextThatIsCalledGz() throws IOException {
    assertThat(Reading.of(written("x.gz", text("plain\n"))).only().text()).isEqualTo("plain\n");
  }

  @Test
  void joinsMembersAndFramesThatFollowEachOther() throws IOException {
    byte[] a = text("a\n");
    byte[] b = text("b\n");
    byte[] gz = Packed.joined(Packed.gz(a), Packed.gz(b), new byte[100]);
    assertThat(Reading.of(written("a.gz", gz)).only().text()).isEqualTo("a\nb\n");
    byte[] bz2 = Packed.joined(Packed.bz2(a), Packed.bz2(b));
    assertThat(Reading.of(written("a.bz2", bz2)).only().text()).isEqualTo("a\nb\n");
    byte[] zst = Packed.joined(Packed.zst(a), Packed.zst(b));
    assertThat(Reading.of(written("a.zst", zst)).only().text()).isEqualTo("a\nb\n");
  }

  @Test
  void namesTheMembersOfArchivesInArchives() throws IOException {
    byte[] inner = Packed.gz(Packed.tar(file("var/log/c.log", "deep\n")));
    Path zip = written("a.zip", Packed.zip(new Packed.File("b.tar.gz", inner), file("d", "d\n")));
    Reading reading = Reading.of(zip);
    assertThat(reading.paths()).containsExactly(zip + "!b.tar.gz!var/log/c.log", zip + "!d");
    assertThat(reading.keys()).containsExactly("a.zip!b.tar.gz!var/log/c.log", "a.zip!d");
    assertThat(reading.texts()).containsExactly("deep\n", "d\n");
    assertThat(reading.skips).isEmpty();
  }

  @Test
  void knowsWhenMembersWereWritten() throws IOException {
    Instant time = Instant.ofEpochSecond(Packed.SECONDS);
    Path tar = written("a.tar", Packed.tar(file("x", "x\n")));
    Files.setLastModifiedTime(
        tar, java.nio.file.attribute.FileTime.from(Instant.parse("2026-05-01T00:00:00Z")));
    Reading.Entry entry = Reading.of(tar).only();
    assertThat(entry.source().memberTime()).isEqualTo(time);
    assertThat(entry.source().fileTime()).isEqualTo("2026-05-01T00:00:00Z");
    byte[] gz = Packed.gz(text("x\n"));
    gz[4] = 0;
    gz[5] = 0x71;
    gz[6] = 0x70;
    gz[7] = 0x69;
    assertThat(Reading.of(written("x.gz", gz)).only().source().memberTime())
        .isEqualTo(Instant.ofEpochSecond(0x69707100L));
  }

  @Test
  void tellsMembersOfOneNameApart() throws IOException {
    Path tar = written("a.tar", Packed.tar(file("x", "first\n"), file("x", "second\n")));
    assertThat(Reading.of(tar).keys()).containsExactly("a.tar!x", "a.tar!x#2");
  }

  @Test
  void takesHostileNamesAsNames() throws IOException {
    String longName = "d/".repeat(150) + "x.log";
    Path tar =
        written(
            "evil.tar",
            Packed.tar(
                file("../../etc/passwd", "a\n"),
                file("/etc/shadow", "b\n"),
                file("C:\\Windows\\x", "c\n"),
                file("new\nline\u001b[31m", "d\n"),
                file("żółw.log", "e\n"),
                file(longName, "f\n")));
    Reading reading = Reading.of(tar);
    assertThat(reading.texts()).containsExactly("a\n", "b\n", "c\n", "d\n", "e\n", "f\n");
    assertThat(reading.paths().getFirst()).isEqualTo(tar + "!../../etc/passwd");
    assertThat(reading.paths().get(4)).endsWith("!żółw.log");
    assertThat(reading.paths().getLast()).endsWith("!" + longName);
    assertThat(folder.toFile().list()).containsExactly("evil.tar");
  }

  @Test
  void tellsAnArchiveOfWhichNotEvenAFirstMemberIsThere() throws IOException {
    byte[] cut = {'P', 'K', 3, 4, 'b', 'r', 'o', 'k', 'e', 'n'};
    Reading reading = Reading.of(written("cut.zip", cut));
    assertThat(reading.entries).isEmpty();
    assertThat(reading.skips.getFirst().reason()).startsWith("cut short: ");
  }

  @Test
  void keepsEverythingBeforeACut() throws IOException {
    byte[] log = lines(90_000);
    for (byte[] packed : List.of(Packed.gz(log), Packed.zst(log), Packed.bz2(log))) {
      byte[] cut = Arrays.copyOf(packed, packed.length * 3 / 4);
      Reading reading = Reading.of(written("cut", cut));
      byte[] read = reading.entries.getFirst().bytes();
      assertThat(read.length).isGreaterThan(log.length / 4);
      assertThat(read).isEqualTo(Arrays.copyOf(log, read.length));
      assertThat(reading.skips).singleElement().extracting(Reading.Skip::partial).isEqualTo(true);
      assertThat(reading.skips.getFirst().reason()).startsWith("cut short: ");
    }
  }

  /* Cut between two members, within one, within the directory or the record at the end. */
  @Test
  void tellsOfAZipThatIsCutAnywhereAndLosesNoMemberBeforeTheCut() throws IOException {
    byte[] inner = Packed.stored(file("x", "x\n"));
    byte[] zip = Packed.stored(file("a", "1\n"), new Packed.File("i.zip", inner), file("c", "3\n"));
    String latin1 = new String(zip, StandardCharsets.ISO_8859_1);
    int third = latin1.lastIndexOf("PK\u0003\u0004");
    int[] begins = {4, latin1.indexOf("i.zip") - 30, third, latin1.indexOf("PK\1\2", third)};
    for (int length = 4; length < zip.length; length++) {
      Reading reading = Reading.of(written("cut.zip", Arrays.copyOf(zip, length)));
      assertThat(reading.skips).as("cut at %d", length).isNotEmpty();
      List<String> whole = List.of("1\n", "x\n", "3\n");
      for (int i = 1; i < begins.length; i++) {
        if (length >= begins[i]) {
          assertThat(reading.texts()).as("cut at %d", length).contains(whole.get(i - 1));
        }
      }
    }
    assertThat(Reading.of(written("whole.zip", zip)).skips).isEmpty();
    Reading packed = Reading.of(written("t.tar", Packed.tar(new Packed.File("in.zip", zip))));
    assertThat(packed.skips).isEmpty();
    assertThat(packed.texts()).containsExactly("1\n", "x\n", "3\n");
  }

  @Test
  void losesNoByteOfAGzipCutAnywhere() throws IOException {
    byte[] log = lines(2_000);
    byte[] packed = Packed.gz(log);
    int before = 0;
    for (int length = 30; length < packed.length; length += packed.length / 20) {
      Reading large = Reading.of(written("cut", Arrays.copyOf(packed, length)));
      Reading small = Reading.inChunks(7, folder.resolve("cut"));
      int read = large.entries.getFirst().bytes().length;
      assertThat(small.entries.getFirst().bytes().length).isEqualTo(read);
      assertThat(read).isGreaterThanOrEqualTo(before);
      before = read;
    }
    assertThat(before).isGreaterThan(log.length * 8 / 10);
  }

  @Test
  void saysWhichMemberACutHitsAndReadsTheOthers() throws IOException {
    byte[] tar =
        Packed.tar(
            file("whole.log", "whole\n"),
            new Packed.File("cut.log", lines(10_000)),
            file("z", "z"));
    Path cut = written("a.tar", Arrays.copyOf(tar, 100_000));
    Reading reading = Reading.of(cut);
    assertThat(reading.texts().getFirst()).isEqualTo("whole\n");
    assertThat(reading.entries.get(1).bytes()).hasSizeGreaterThan(90_000);
    assertThat(reading.skips.getFirst().path()).isEqualTo(cut + "!cut.log");
    assertThat(reading.skips).allMatch(Reading.Skip::partial);
  }

  @Test
  void readsOnAfterADamagedArchiveInAnArchive() throws IOException {
    byte[] damaged = Packed.gz(lines(1000));
    damaged[damaged.length / 2] ^= 0x55;
    Path tar = written("a.tar", Packed.tar(new Packed.File("bad.gz", damaged), file("ok", "ok\n")));
    Reading reading = Reading.of(tar);
    assertThat(reading.texts().getLast()).isEqualTo("ok\n");
    assertThat(reading.skips)
        .singleElement()
        .matches(
            s -> s.partial() && s.reason().startsWith("damaged: ") && s.path().endsWith("!bad.gz"));
  }

  @Test
  void noticesATruncatedZip() throws IOException {
    byte[] zip = Packed.zip(file("a", "a\n"), new Packed.File("b", lines(5000)));
    Reading reading = Reading.of(written("a.zip", Arrays.copyOf(zip, zip.length / 2)));
    assertThat(reading.texts().getFirst()).isEqualTo("a\n");
    assertThat(reading.entries.get(1).bytes().length).isGreaterThan(10_000);
    assertThat(reading.skips).isNotEmpty().allMatch(Reading.Skip::partial);
  }

  @Test
  void readsRotatedMembersOfAZipOldestFirst() throws IOException {
    Path zip =
        written(
            "logs.zip",
            Packed.zip(
                file("log/auth.log", "3"),
                file("log/boot", "4"),
                file("log/auth.log.1", "2"),
                file("log/auth.log.2", "1")));
    assertThat(Reading.of(zip).texts()).containsExactly("1", "2", "3", "4");
  }

  @Test
  void aBrokenMemberOfAZipHidesNoOther() throws IOException {
    byte[] zip = Packed.zip(new Packed.File("bad", lines(1000)), file("ok", "ok\n"));
    zip[2000] ^= 0x55;
    Reading reading = Reading.of(written("a.zip", zip));
    assertThat(reading.texts()).hasSize(2).contains("ok\n");
    assertThat(reading.skips)
        .singleElement()
        .matches(s -> s.partial() && s.path().endsWith("!bad") && s.reason().startsWith("damaged"));
  }

  @Test
  void namesEncryptedMembersAndReadsTheOthers() throws IOException {
    byte[] zip = Packed.zip(file("secret", "s\n"), file("open", "o\n"));
    String latin1 = new String(zip, StandardCharsets.ISO_8859_1);
    zip[6] |= 1;
    zip[latin1.indexOf("PK\u0001\u0002") + 8] |= 1;
    Reading reading = Reading.of(written("a.zip", zip));
    assertThat(reading.texts()).containsExactly("o\n");
    assertThat(reading.skips)
        .containsExactly(
            new Reading.Skip(
                folder + "/a.zip!secret", "encrypted: unpack it first with its password", true));
  }

  @Test
  void readsAZipThatLiesInATarToo() throws IOException {
    byte[] zip = Packed.zip(file("a", "a\n"), file("b/", ""), file("c", "c\n"));
    Path tar = written("a.tar", Packed.tar(new Packed.File("z", zip), file("d", "d\n")));
    assertThat(Reading.of(tar).texts()).containsExactly("a\n", "c\n", "d\n");
  }

  @Test
  void namesWhatItCannotOpenAndWhatToDo() throws IOException {
    byte[] lzip = {'L', 'Z', 'I', 'P', 1, 12, 1, 2, 3};
    Reading reading = Reading.of(written("auth.log.lz", lzip));
    assertThat(reading.entries).isEmpty();
    assertThat(reading.skips)
        .containsExactly(
            new Reading.Skip(
                folder.resolve("auth.log.lz").toString(),
                "cannot open lzip files: unpack it first (lzip -dk FILE)",
                true));
  }

  @Test
  void refusesAnXzFileThatWantsMoreMemoryThanAnyToolAsksFor() throws IOException {
    byte[] xz = Packed.xz("x\n".getBytes(StandardCharsets.UTF_8));
    xz[16] = 36; // the dictionary's size in the block's header: 1 GiB
    CRC32 sum = new CRC32();
    sum.update(xz, 12, 8);
    ByteBuffer.wrap(xz).order(ByteOrder.LITTLE_ENDIAN).putInt(20, (int) sum.getValue());
    Reading reading = Reading.of(written("big.xz", xz));
    assertThat(reading.skips)
        .singleElement()
        .matches(s -> s.partial() && s.reason().contains("memory"), "names memory");
  }

  @Test
  void doesNotReadTheInsideOfDocuments() throws IOException {
    Path docx = written("a.docx", Packed.zip(file("[Content_Types].xml", "<x/>"), file("w", "w")));
    Path jar = written("a.jar", Packed.zip(file("META-INF/MANIFEST.MF", "x"), file("w", "w")));
    Reading reading = Reading.of(docx, jar);
    assertThat(reading.entries).isEmpty();
    assertThat(reading.skips)
        .extracting(Reading.Skip::reason)
        .containsExactly("not a log (Office document)", "not a log (Java archive)");
    assertThat(reading.skips).noneMatch(Reading.Skip::partial);
  }

  @Test
  void anEmptyArchiveHoldsNothing() throws IOException {
    Reading reading =
        Reading.of(written("a.zip", Packed.zip()), written("a.tar.gz", Packed.gz(Packed.tar())));
    assertThat(reading.skips).isEmpty();
    assertThat(reading.paths()).noneMatch(p -> p.contains("!"));
  }

  @Test
  void stopsBetweenMembersWhenAsked() throws IOException {
    Path tar = written("a.tar", Packed.tar(file("a", "a"), file("b", "b"), file("c", "c")));
    assertThat(Reading.stoppedAfter(2, tar).texts()).containsExactly("a", "b");
  }

  static byte[] lines(int n) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < n; i++) {
      text.append("line ").append(i).append(' ').append(random.nextInt()).append('\n');
    }
    return text(text.toString());
  }
}
