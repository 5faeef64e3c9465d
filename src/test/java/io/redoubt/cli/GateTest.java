package io.redoubt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What `./verify` does again and what not, in a small folder of its own, with a program in Maven's
/// place that says what was asked of it.
@DisabledOnOs(OS.WINDOWS) // it is a script of bash
class GateTest {
  private static final String EVERYTHING = "caches judge package tests";

  private static final String MAVEN =
      """
      #!/bin/sh
      case "$*" in
        -v) echo 'Maven, of this test' ;;
        *strict*) echo judge >>calls; [ ! -f late ] || mv late src/main/java/Late.java; [ ! -f red-judge ] ;;
        *package*)
          echo package >>calls
          mkdir -p target/classes target/test-classes target/lib target/start
          for made in redoubt.jar classes/A test-classes/A lib/a start/a; do echo made >target/$made; done ;;
        *surefire:test*) echo tests >>calls; [ ! -f red-tests ] ;;
      esac
      """;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void aProject() throws IOException {
    for (String script : List.of("verify", "bin/jdk.sh", "bin/unchanged.sh")) {
      write(script, Files.readString(Path.of(script)));
    }
    write(
        "bin/build.sh",
        "make_start_cache() { echo caches >>calls; touch target/{redoubt,serve}.aot; }");
    write("maven/mvn", MAVEN);
    for (String file :
        List.of(
            "src/main/java/A.java",
            "src/test/java/ATest.java",
            "rules/a.yml",
            "prompts/a",
            "api/a",
            "deploy/wazuh/a",
            "samples/a",
            "pom.xml",
            ".mvn/jvm.config",
            "redoubt")) {
      write(file, "as it was");
    }
  }

  @Test
  void whatAGreenGateHasShownIsNotDoneAgainButTestsAre() throws Exception {
    assertThat(gate(0)).isEqualTo(EVERYTHING);
    assertThat(gate(0)).isEqualTo("tests");
  }

  @Test
  void whatIsCompiledAndJudgedIsSoAgainWhenItChanges() throws Exception {
    assertThat(gate(0)).isEqualTo(EVERYTHING);
    for (String file :
        List.of("src/main/java/A.java", "src/test/java/New.java", "pom.xml", ".mvn/jvm.config")) {
      write(file, "changed");
      assertThat(gate(0)).as(file).isEqualTo(EVERYTHING);
    }
    assertThat(gate(0)).isEqualTo("tests");
  }

  @Test
  void whatIsOnlyPackedOrWasMadeMakesItPackAgain() throws Exception {
    assertThat(gate(0)).isEqualTo(EVERYTHING);
    for (String file : List.of("rules/a.yml", "samples/a", "target/classes/A", "target/start/a")) {
      write(file, "changed");
      assertThat(gate(0)).as(file).isEqualTo("caches package tests");
    }
    assertThat(gate(0)).isEqualTo("tests");
  }

  @Test
  void whatWasTouchedCountsAsChanged() throws Exception {
    assertThat(gate(0)).isEqualTo(EVERYTHING);
    Path jar = folder.resolve("target/redoubt.jar");
    long later = Files.getLastModifiedTime(jar).toMillis() + 60_000;
    Files.setLastModifiedTime(jar, FileTime.fromMillis(later));
    assertThat(gate(0)).isEqualTo("caches package tests");
  }

  @Test
  void otherOptionsAreAnotherGate() throws Exception {
    assertThat(gate(0)).isEqualTo(EVERYTHING);
    assertThat(gate(0, "-Dtest=One")).isEqualTo(EVERYTHING);
  }

  @Test
  void whatWasRedIsDoneAgain() throws Exception {
    write("red-judge", "");
    assertThat(gate(1)).isEqualTo(EVERYTHING);
    assertThat(gate(1)).isEqualTo(EVERYTHING);
    Files.delete(folder.resolve("red-judge"));
    write("red-tests", "");
    assertThat(gate(1)).isEqualTo(EVERYTHING);
    assertThat(gate(1)).as("judged green before").isEqualTo("caches package tests");
    Files.delete(folder.resolve("red-tests"));
    assertThat(gate(0)).isEqualTo("caches package tests");
    assertThat(gate(0)).isEqualTo("tests");
  }

  @Test
  void sourcesThatChangeWhileTheyAreJudgedAreNotJudged() throws Exception {
    write("late", "comes while the judge works");
    assertThat(gate(0)).isEqualTo(EVERYTHING);
    assertThat(gate(0)).contains("judge");
    assertThat(gate(0)).isEqualTo("tests");
  }

  /// What a gate asked for, in alphabetical order.
  private String gate(int expected, String... options) throws IOException, InterruptedException {
    Files.deleteIfExists(folder.resolve("calls"));
    ProcessBuilder gate = new ProcessBuilder("bash", "./verify").directory(folder.toFile());
    gate.command().addAll(List.of(options));
    gate.environment().put("JAVA_HOME", System.getProperty("java.home"));
    gate.environment().put("HOME", folder.toString());
    gate.environment().put("PATH", folder.resolve("maven") + ":" + System.getenv("PATH"));
    Process process =
        gate.redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile()).start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(text("said")).isEqualTo(expected);
    return String.join(" ", new TreeSet<>(Files.readAllLines(folder.resolve("calls"))));
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }
}
