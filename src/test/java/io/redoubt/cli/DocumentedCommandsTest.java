package io.redoubt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.redoubt.cli.terminal.Terminal;
import io.redoubt.testing.cli.Run;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every command line that the documents show is one that the program understands.
class DocumentedCommandsTest {
  @TestFactory
  Stream<DynamicTest> everyCommandInADocumentIsUnderstood() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path document : documents()) {
      for (String line : commands(document)) {
        tests.add(DynamicTest.dynamicTest(document + ": " + line, () -> understood(line)));
      }
    }
    return tests.stream();
  }

  @Test
  void thereAreSomeToTest() throws IOException {
    assertThat(commands(Path.of("README.md"))).hasSizeGreaterThan(4);
  }

  @Test
  void theReadmeShowsWhatTheProgramPrints() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String from = "<!-- transcript: redoubt analyze samples/incident -->";
    String shown = readme.substring(readme.indexOf(from)).split("```")[1];
    List<String> now = withoutTimes(Run.of("analyze", "samples/incident").out());
    assertThat(now).containsAll(withoutTimes(shown));
  }

  /// The lines, without the first, which tells how long it took, without those on the model, which
  /// depend on the machine, and without indentation.
  private static List<String> withoutTimes(String text) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("Read ") && !line.startsWith("…"))
        .takeWhile(line -> !line.startsWith("Model "))
        .toList();
  }

  private static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
      List<Path> all = new ArrayList<>(docs.filter(f -> f.toString().endsWith(".md")).toList());
      all.addAll(List.of(Path.of("README.md"), Path.of("DEVELOPMENT.md")));
      return all.stream().sorted().toList();
    }
  }

  private static List<String> commands(Path document) throws IOException {
    List<String> found = new ArrayList<>();
    boolean code = false;
    for (String line : Files.readAllLines(document)) {
      if (line.strip().startsWith("```")) {
        code = !code;
      } else if (code && line.matches("(\\$ )?(\\./)?redoubt [a-z].*")) {
        found.add(line);
      }
    }
    return found;
  }

  private static void understood(String line) {
    String plain =
        line.replaceFirst("^(\\$ )?(\\./)?redoubt ", "").split(" *(#|\\||>|<|&&|;) *")[0];
    String[] args = plain.replace("'", "").replace("\"", "").strip().split(" +");
    Terminal nowhere =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            Map.of());
    assertThatCode(
            () -> new Cli(nowhere, Clock.systemUTC(), () -> false).commandLine().parseArgs(args))
        .doesNotThrowAnyException();
  }
}
