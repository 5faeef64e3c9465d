package io.redoubt.ingest;

import static io.redoubt.ingest.Packed.file;
import static io.redoubt.ingest.Packed.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was given is found, named and read in a fixed order, once.
class FileSourceTest {
  private final Path folder;

  FileSourceTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Path written(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  @Test
  void namesFilesAsGivenAndByTheirPlaceInTheFolder() throws IOException {
    written("b/x.log", "b\n");
    written("a.log", "a\n");
    Reading reading = Reading.of(Reading.source(), folder + "/");
    assertThat(reading.paths()).containsExactly(folder + "/a.log", folder + "/b/x.log");
    assertThat(reading.keys()).containsExactly("a.log", "b/x.log");
    assertThat(Reading.of(folder).paths()).isEqualTo(reading.paths());
    assertThat(Reading.of(folder.resolve("a.log")).keys()).containsExactly("a.log");
  }

  @Test
  void readsRotatedSetsOldestFirst() throws IOException {
    written("auth.log", "5\n");
    written("auth.log.1", "4\n");
    Files.write(folder.resolve("auth.log.2.gz"), Packed.gz(text("3\n")));
    Files.write(folder.resolve("auth.log.10.gz"), Packed.gz(text("2\n")));
    written("boot.log", "6\n");
    written("app.2026-11-01.log", "0\n");
    written("app.log", "1\n");
    assertThat(Reading.of(folder).texts())
        .containsExactly("0\n", "1\n", "2\n", "3\n", "4\n", "5\n", "6\n");
    Reading given =
        Reading.of(
            folder.resolve("auth.log"),
            folder.resolve("boot.log"),
            folder.resolve("auth.log.1"),
            folder.resolve("auth.log.2.gz"));
    assertThat(given.texts()).containsExactly("3\n", "4\n", "5\n", "6\n");
  }

  @Test
  void keepsSetsOfDifferentFoldersApart() throws IOException {
    written("h1/auth.log", "1 new\n");
    written("h1/auth.log.1", "1 old\n");
    written("h2/auth.log", "2 new\n");
    written("h2/auth.log.1", "2 old\n");
    assertThat(Reading.of(folder).texts())
        .containsExactly("1 old\n", "1 new\n", "2 old\n", "2 new\n");
    Reading roots = Reading.of(folder.resolve("h1"), folder.resolve("h2"));
    assertThat(roots.keys())
        .containsExactly("auth.log.1", "auth.log", "auth.log.1#2", "auth.log#2");
  }

  @Test
  void readsAFileOnceThatIsGivenTwice() throws IOException {
    Path log = written("a.log", "a\n");
    Reading reading = Reading.of(log, folder, log);
    assertThat(reading.texts()).containsExactly("a\n");
    assertThat(reading.skips)
        .containsExactly(
            new Reading.Skip(log.toString(), "given twice: the same file as " + log, false),
            new Reading.Skip(log.toString(), "given twice: the same file as " + log, false));
  }

  @Test
  void readsTheSameContentOnceAndNamesTheCopy() throws IOException {
    Path a = written("a.log", "a\n".repeat(50_000));
    Path copy = written("backup/a.log", "a\n".repeat(50_000));
    Path other = written("c.log", "a\n".repeat(49_999) + "b\n");
    written("empty1", "");
    written("empty2", "");
    Reading reading = Reading.of(folder);
    assertThat(reading.paths()).contains(a.toString(), other.toString()).hasSize(4);
    assertThat(reading.skips)
        .containsExactly(
            new Reading.Skip(copy.toString(), "same content as " + a + ", which was read", false));
  }

  @Test
  void anEmptyFileIsAnEntryWithoutBytes() throws IOException {
    assertThat(Reading.of(written("a.log", "")).only().bytes()).isEmpty();
  }

  @Test
  void theGenerationTellsContentsApartAndNotTheirPacking() throws IOException {
    long plain = Reading.of(written("a", "same\n")).only().source().generation();
    Files.write(folder.resolve("a"), Packed.gz(text("same\n")));
    assertThat(Reading.of(folder.resolve("a")).only().source().generation()).isEqualTo(plain);
    written("a", "other\n");
    assertThat(Reading.of(folder.resolve("a")).only().source().generation()).isNotEqualTo(plain);
  }

  @Test
  void expandsPatternsThatNoShellExpanded() throws IOException {
    written("a.log", "1\n");
    written("b.txt", "2\n");
    written("d/c.log", "3\n");
    written("d/e/f.log", "4\n");
    written(".hidden.log", "5\n");
    Reading flat = Reading.of(Reading.source(), folder + "/*.log");
    assertThat(flat.paths()).containsExactly(folder + "/a.log");
    assertThat(Reading.of(Reading.source(), folder + "/**/*.log").keys())
        .containsExactly("a.log", "d/c.log", "d/e/f.log");
    assertThat(Reading.of(Reading.source(), folder + "/d*").keys())
        .containsExactly("c.log", "e/f.log");
    assertThat(Reading.of(Reading.source(), folder + "/{a,b}.{log,txt}").texts())
        .containsExactly("1\n", "2\n");
    assertThat(Reading.of(Reading.source(), folder + "/?/[a-d].log").texts())
        .containsExactly("3\n");
  }

  @Test
  void readsAFileWhoseNameLooksLikeAPattern() throws IOException {
    Path odd = written("a[1].log", "odd\n");
    assertThat(Reading.of(odd).only().text()).isEqualTo("odd\n");
  }

  @Test
  void saysWhichPathDoesNotExist() {
    assertThatThrownBy(() -> Reading.of(Reading.source(), folder + "/nope.log"))
        .isInstanceOf(NoSuchInput.class)
        .hasMessage("No such file or folder: " + folder + "/nope.log.");
    assertThatThrownBy(() -> Reading.of(Reading.source(), folder + "/*.nope"))
        .isInstanceOf(NoSuchInput.class)
        .hasMessage("Nothing matches " + folder + "/*.nope.");
    assertThatThrownBy(() -> Reading.of(Reading.source(), "a\0b")).isInstanceOf(NoSuchInput.class);
    assertThatThrownBy(() -> Reading.of(Reading.source(), "")).isInstanceOf(NoSuchInput.class);
  }

  @Test
  void guessesWhatWasMeant() throws IOException {
    written("auth.log", "a");
    written("Boot.log", "b");
    assertThatThrownBy(() -> Reading.of(Reading.source(), folder + "/auht.log"))
        .hasMessageEndingWith(". Did you mean " + folder + "/auth.log?");
    assertThatThrownBy(() -> Reading.of(Reading.source(), folder + "/boot.log"))
        .hasMessageEndingWith(". Did you mean " + folder + "/Boot.log?");
    assertThatThrownBy(() -> Reading.of(Reading.source(), folder + "/kern.txt"))
        .hasMessageEndingWith("/kern.txt.");
  }

  @Test
  void readsStandardInputPlainAndPacked() {
    assertThat(Reading.of(Reading.piped(text("a\n")), "-").only().text()).isEqualTo("a\n");
    byte[] gz = Packed.gz(text("a\n"));
    assertThat(Reading.of(Reading.piped(gz), "-").only().text()).isEqualTo("a\n");
    byte[] tar = Packed.gz(Packed.tar(file("x", "x\n"), file("y", "y\n")));
    assertThat(Reading.of(Reading.piped(tar), "-").paths()).containsExactly("-!x", "-!y");
    Reading twice = Reading.of(Reading.piped(text("a\n")), "-", "-");
    assertThat(twice.texts()).containsExactly("a\n");
    assertThat(twice.skips).hasSize(1);
  }

  @Test
  void surveysWhatItWillReadWithoutTakingItAway() throws IOException {
    Path log = written("a.log", "a\n".repeat(100_000));
    Path zip = Files.write(folder.resolve("b.zip"), Packed.zip(file("x", "x\n"), file("y", "y\n")));
    byte[] input = Packed.zst(ArchiveTest.lines(20_000));
    FileSource source = Reading.piped(input);
    String[] paths = {"-", log.toString(), zip.toString()};
    Survey survey = source.survey(List.of(paths));
    Reading reading = Reading.of(source, paths);
    assertThat(survey.heads())
        .extracting(Survey.Head::entry)
        .isEqualTo(reading.entries.stream().map(Reading.Entry::source).toList());
    assertThat(survey.heads().get(0).bytes()).hasSize(1 << 16);
    assertThat(survey.heads().get(1).bytes()).hasSize(1 << 16).startsWith('a', '\n');
    assertThat(survey.heads().get(2).bytes()).isEqualTo(text("x\n"));
    assertThat(survey.bytes()).isEqualTo(Files.size(log) + Files.size(zip));
    assertThat(reading.entries.getFirst().bytes()).isEqualTo(ArchiveTest.lines(20_000));
    assertThat(source.bytesRead()).isEqualTo(survey.bytes());
  }

  @Test
  void leavesOutWhatIsExcludedAndSaysSo() throws IOException {
    written("a.log", "1\n");
    written("a.tmp", "2\n");
    written("old/b.log", "3\n");
    written("keep/c.log", "4\n");
    Files.write(
        folder.resolve("d.zip"),
        Packed.zip(file("x.tmp", "5\n"), file("old/y", "6\n"), file("z", "7\n")));
    Reading reading = Reading.of(Reading.excluding("*.tmp", "old"), folder.toString());
    assertThat(reading.texts()).containsExactly("1\n", "7\n", "4\n");
    assertThat(reading.skips)
        .extracting(Reading.Skip::path)
        .containsExactlyInAnyOrder(
            folder + "/a.tmp", folder + "/old", folder + "/d.zip!x.tmp", folder + "/d.zip!old/y");
    assertThat(reading.skips)
        .allMatch(s -> !s.partial() && s.reason().startsWith("excluded (--exclude "));
    assertThat(Reading.of(Reading.excluding("keep/*.log", "**/b.log"), folder.toString()).texts())
        .doesNotContain("3\n", "4\n")
        .contains("1\n");
    assertThatThrownBy(() -> Reading.excluding("a["))
        .isInstanceOf(NoSuchInput.class)
        .hasMessageStartingWith("--exclude a[ is not a pattern: ");
  }
}
