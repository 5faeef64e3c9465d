package io.redoubt.ingest.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens to log files, case by case.
class TailTest {
  @TempDir private Path folder = Path.of("");
  private Logs one = new Logs(folder);
  private Logs all = new Logs(folder);

  @BeforeEach
  void logs() {
    one = new Logs(folder, "app.log");
    all = new Logs(folder, "app.log*", "web/*.log");
  }

  @Test
  void linesComeOnceAsTheyAreWritten() {
    one.append("app.log", "1\n2\r\n\n3\n").follow();
    assertThat(one.news()).containsExactly("1", "2", "3");
    one.follow().append("app.log", "4\n").follow().follow();
    assertThat(one.news()).containsExactly("4");
    assertThat(one.tally()).returns(4L, TailTally::records).returns(0L, TailTally::behind);
  }

  @Test
  void lateRestOfALineIsWaitedFor() {
    one.append("app.log", "1\n2a").follow().pass(Duration.ofSeconds(4)).append("app.log", "2b");
    one.follow().pass(Duration.ofSeconds(4)).follow();
    assertThat(one.news()).containsExactly("1");
    one.append("app.log", "2c\n").follow();
    assertThat(one.news()).containsExactly("2a2b2c");
  }

  @Test
  void lineThatIsNeverEndedIsTakenAfterAWhileAndOnce() {
    one.append("app.log", "1\nrest").follow().pass(Duration.ofSeconds(5)).follow().follow();
    assertThat(one.news()).containsExactly("1", "rest");
    one.restart().follow();
    assertThat(one.news()).isEmpty();
    assertThat(one.append("app.log", "\n2\n").follow().news()).containsExactly("2");
  }

  private static String audit(String type, int serial, String rest) {
    return "type=" + type + " msg=audit(1700000000.001:" + serial + "): " + rest;
  }

  @Test
  void linesOfOneAuditEventAreOneRecordHoweverTheyAreWritten() {
    String call = audit("SYSCALL", 7, "syscall=59");
    String words = audit("EXECVE", 7, "a0=\"id\"");
    String title = audit("PROCTITLE", 7, "proctitle=6964");
    one.append("app.log", call + "\n").follow().append("app.log", words + "\n").follow();
    assertThat(one.news()).isEmpty();
    one.restart().append("app.log", title + "\n" + audit("USER_LOGIN", 8, "x") + "\nplain\n");
    assertThat(one.follow().news())
        .containsExactly(call + "\n" + words + "\n" + title, audit("USER_LOGIN", 8, "x"), "plain");
    assertThat(one.restart().follow().news()).isEmpty();
  }

  @Test
  void auditEventWithoutAnEndIsTakenAfterAWhile() {
    String call = audit("SYSCALL", 7, "syscall=2");
    String path = audit("PATH", 7, "name=\"/etc/shadow\"");
    one.append("app.log", call + "\n" + path + "\n").follow();
    assertThat(one.news()).isEmpty();
    one.pass(Duration.ofSeconds(5)).follow();
    assertThat(one.news()).containsExactly(call + "\n" + path);
    String next = audit("SYSCALL", 9, "syscall=2");
    one.append("app.log", next + "\n" + audit("SYSCALL", 10, "syscall=3") + "\n").follow();
    assertThat(one.news()).containsExactly(next);
    assertThat(one.tally())
        .returns(2L, TailTally::records)
        .returns(1L, t -> t.behind() > 0 ? 1L : 0L);
  }

  @Test
  void manyAuditEventsComeWholeAcrossBatchesAndStops() {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      log.append(audit("SYSCALL", i, "a")).append('\n');
      for (int j = 0; j < i % 4; j++) {
        log.append(audit("PATH", i, "item=" + j)).append('\n');
      }
    }
    one.append("app.log", log + "end\n").followPartly(2).restart().followPartly(1).restart();
    assertThat(one.follow().news())
        .hasSize(501)
        .element(3, org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .hasLineCount(4);
  }

  @Test
  void resumesWhereItWasCommittedNotWhereItWasRead() {
    one.append("app.log", "line\n".repeat(250)).followPartly(1);
    assertThat(one.news()).hasSize(100);
    assertThat(one.restart().follow().news()).hasSize(150);
    assertThat(one.restart().follow().news()).isEmpty();
  }

  @Test
  void refusedLinesAreOfferedAgain() {
    one.append("app.log", "1\n").followPartly(0).followPartly(0);
    assertThat(one.news()).isEmpty();
    assertThat(one.follow().news()).containsExactly("1");
  }

  @Test
  void renamedFileIsReadToItsEndAndNotAgain() {
    for (Logs logs : new Logs[] {one, all}) {
      String last = logs == one ? "first" : "second";
      logs.append("app.log", last + " 1\n").follow();
      logs.append("app.log", last + " 2\n").rename("app.log", "app.log.1");
      logs.append("app.log", last + " 3\n").follow();
      assertThat(logs.news()).containsExactly(last + " 1", last + " 2", last + " 3");
      assertThat(logs.append("app.log.1", last + " late\n").follow().news())
          .containsExactly(last + " late");
      assertThat(logs.restart().follow().news()).isEmpty();
      logs.delete("app.log.1").delete("app.log").follow().news();
    }
  }

  @Test
  void severalRotationsBetweenTwoLooksLoseNothing() {
    for (boolean restarted : new boolean[] {false, true}) {
      one.append("app.log", "a" + restarted + "\n").follow();
      one.append("app.log", "b" + restarted + "\n").rename("app.log", "app.log.1");
      one.append("app.log", "c" + restarted + "\n");
      one.rename("app.log.1", "app.log.2").rename("app.log", "app.log.1");
      one.append("app.log", "d" + restarted + "\n");
      if (restarted) {
        one.restart();
      }
      assertThat(one.follow().news())
          .containsExactly("a" + restarted, "b" + restarted, "c" + restarted, "d" + restarted);
      assertThat(one.restart().follow().news()).isEmpty();
      one.delete("app.log.1").delete("app.log.2").follow();
    }
  }

  @Test
  void olderFilesOfTheSetThatNoPatternNamesAreLeftAlone() {
    one.append("app.log.1", "before\n").append("app.log.2", "long before\n").follow();
    one.append("app.log", "1\n").follow();
    assertThat(one.news()).containsExactly("1");
    assertThat(all.follow().news()).containsExactly("long before", "before", "1");
  }

  @Test
  void deletedFileIsReadToItsEnd() {
    one.append("app.log", "1\n").follow().append("app.log", "2\n").delete("app.log");
    one.append("app.log", "3\n").follow();
    assertThat(one.news()).containsExactly("1", "2", "3");
    one.pass(Duration.ofMinutes(2)).follow();
    assertThat(one.tally().files()).isEqualTo(1);
  }

  @Test
  void copyIsNotReadAndTruncatedFileIsReadAgain() {
    for (Logs logs : new Logs[] {one, all}) {
      logs.append("app.log", "1 of " + (logs == one) + "\n").follow();
      logs.copy("app.log", "app.log.1").follow().truncate("app.log");
      logs.follow().append("app.log", "2\n").follow();
      assertThat(logs.news()).containsExactly("1 of " + (logs == one), "2");
      assertThat(logs.restart().follow().news()).isEmpty();
      assertThat(logs.tally().unsalvaged()).isZero();
      logs.delete("app.log.1").truncate("app.log").follow().news();
    }
  }

  @Test
  void whatWasWrittenBeforeATruncationIsReadFromTheCopy() {
    for (boolean restarted : new boolean[] {false, true}) {
      for (Logs logs : new Logs[] {one, all}) {
        String name = restarted + "-" + (logs == one);
        logs.append("app.log", "1 " + name + "\n").follow();
        logs.append("app.log", "2 " + name + "\n").copy("app.log", "app.log.1");
        logs.truncate("app.log").append("app.log", "3 " + name + "\n");
        if (restarted) {
          logs.restart();
        }
        assertThat(logs.follow().news()).containsExactly("1 " + name, "2 " + name, "3 " + name);
        assertThat(logs.restart().follow().news()).isEmpty();
        logs.delete("app.log.1").delete("app.log").follow().news();
      }
    }
  }

  @Test
  void truncationWithoutACopyIsCounted() {
    one.append("app.log", "1\n22222\n").follow().truncate("app.log").append("app.log", "3\n");
    assertThat(one.follow().news()).containsExactly("1", "22222", "3");
    assertThat(one.tally()).returns(1L, TailTally::truncated).returns(1L, TailTally::unsalvaged);
  }

  @Test
  void otherContentUnderTheSameNumberIsNewEvenWhenItIsLonger() {
    one.append("app.log", "old\n").follow().truncate("app.log");
    one.append("app.log", "new and longer\n").follow();
    assertThat(one.news()).containsExactly("old", "new and longer");
    one.restart().truncate("app.log").append("app.log", "a third content, longer still\n");
    assertThat(one.follow().news()).containsExactly("a third content, longer still");
  }

  @Test
  void packedAfterRotationIsNotReadTwice() {
    for (Logs logs : new Logs[] {one, all}) {
      String name = "of " + (logs == one);
      logs.append("app.log", "1 " + name + "\n").follow().rename("app.log", "app.log.1");
      logs.append("app.log", "2 " + name + "\n").follow().pack("app.log.1").follow();
      logs.delete("app.log.1").follow();
      assertThat(logs.news()).containsExactly("1 " + name, "2 " + name);
      logs.pass(Duration.ofMinutes(2)).follow().restart().follow();
      logs.rename("app.log.1.gz", "app.log.2.gz").follow().restart().follow();
      assertThat(logs.news()).isEmpty();
      logs.delete("app.log.2.gz").delete("app.log").follow();
    }
  }

  @Test
  void unreadRestIsReadFromThePackedFile() {
    for (Logs logs : new Logs[] {one, all}) {
      String name = "of " + (logs == one);
      logs.append("app.log", "1 " + name + "\n").follow().append("app.log", "2 " + name + "\n");
      logs.rename("app.log", "app.log.1").append("app.log", "3 " + name + "\n");
      logs.gzip("app.log.1").restart().follow();
      assertThat(logs.news()).containsExactly("1 " + name, "2 " + name, "3 " + name);
      assertThat(logs.restart().follow().news()).isEmpty();
      logs.delete("app.log.1.gz").delete("app.log").follow();
    }
  }

  @Test
  void packedFileThatAPatternNamesIsReadWholeOnce() {
    all.append("app.log.3", "1\n2\n3").gzip("app.log.3").follow();
    assertThat(all.news()).containsExactly("1", "2", "3");
    assertThat(all.restart().follow().news()).isEmpty();
  }

  @Test
  void halfWrittenPackedFileIsWaitedFor() throws Exception {
    Logs other = new Logs(folder.resolve("other"), "x");
    Files.createDirectories(folder.resolve("other"));
    other.append("x.1", "1\n2\n").gzip("x.1");
    byte[] whole = Files.readAllBytes(folder.resolve("other/x.1.gz"));
    Path target = folder.resolve("app.log.1.gz");
    for (int length = 0; length < whole.length; length++) {
      Files.write(target, java.util.Arrays.copyOf(whole, length));
      assertThat(all.follow().news()).isEmpty();
    }
    Files.write(target, whole);
    assertThat(all.follow().news()).containsExactly("1", "2");
  }

  @Test
  void otherPackedFilesAreSkippedAndCounted() {
    all.append("app.log.1.zst", "(not text)\n").follow().follow();
    assertThat(all.news()).isEmpty();
    assertThat(all.tally().skipped()).isEqualTo(1);
  }

  @Test
  void filesThatAppearLaterAreFound() throws Exception {
    assertThat(all.follow().news()).isEmpty();
    Files.createDirectories(folder.resolve("web"));
    all.append("web/a.log", "a\n").append("web/b.log", "b\n").append("web/.hidden.log", "h\n");
    assertThat(all.follow().news()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void twoNamesOfOneFileAreReadOnce() throws Exception {
    all.append("app.log", "1\n");
    Files.createLink(folder.resolve("app.log.hard"), folder.resolve("app.log"));
    Files.createSymbolicLink(folder.resolve("app.log.soft"), folder.resolve("app.log"));
    assertThat(all.follow().news()).containsExactly("1");
  }

  @Test
  void symbolicLinkThatPointsElsewhereIsFollowed() throws Exception {
    one.append("day1", "1\n");
    Files.createSymbolicLink(folder.resolve("app.log"), folder.resolve("day1"));
    one.follow().append("day1", "2\n").append("day2", "3\n").delete("app.log");
    Files.createSymbolicLink(folder.resolve("app.log"), folder.resolve("day2"));
    assertThat(one.follow().news()).containsExactly("1", "2", "3");
  }

  @Test
  void hugeLineIsKeptInPieces() {
    one.append("app.log", "x".repeat(2_500_000) + "\nnext\n").follow();
    assertThat(one.news())
        .extracting(String::length)
        .containsExactly(1_000_000, 1_000_000, 500_000, 4);
  }

  @Test
  void sameBeginningInDifferentFilesIsNoCopy() {
    String header = "#fields " + "a\t".repeat(3_000) + "\n";
    all.append("app.log", header + "1\n").append("app.log.1", header + "0\n").follow();
    assertThat(all.news()).filteredOn(line -> line.length() == 1).containsExactly("0", "1");
  }

  @Test
  void nulsThatATruncatedFileBeginsWithAreNoLine() {
    one.append("app.log", "\0".repeat(5_000) + "1\n");
    assertThat(one.follow().news()).containsExactly("1");
  }
}
