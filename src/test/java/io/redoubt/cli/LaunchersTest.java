package io.redoubt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the launchers hand to the JVM is the same on every system: no Windows is at hand to try it.
class LaunchersTest {
  private static final Pattern OPTION =
      Pattern.compile(
          "(?<![\\w-])(-X[\\w:+.]+|--(?:enable|sun)-[\\w-]+=[\\w-]+|-D(?!skip|maven|redoubt)[\\w.]+=[\\w-]+)");

  /* What Windows does without: a quicker start for little input, mending of locales, and giving
   * memory back that the C library keeps.
   */
  private static final Set<String> ELSEWHERE =
      Set.of("-XX:TieredStopAtLevel", "-XX:TrimNativeHeapInterval");

  private static Set<String> options(String file) throws IOException {
    Set<String> found = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of(file))) {
      if (!line.strip().startsWith("#")) {
        Matcher option = OPTION.matcher(line);
        while (option.find()) {
          found.add(option.group(1));
        }
      }
    }
    found.removeAll(ELSEWHERE);
    return found;
  }

  @Test
  void allSystemsGetTheSameOptions() throws IOException {
    Set<String> unix = options("redoubt");
    assertThat(unix)
        .contains("-XX:+UseParallelGC", "-Xmx448m", "-XX:FreqInlineSize")
        .contains("-XX:+UseG1GC", "-Xmx768m", "-XX:+ExitOnOutOfMemoryError");
    assertThat(options("redoubt.ps1")).isEqualTo(unix);
  }

  @Test
  void theStartCacheIsMadeWithTheOptionsItIsUsedWith() throws IOException {
    assertThat(options("redoubt"))
        .containsAll(without(options("bin/build.sh"), "-XX:AOTCacheOutput"));
  }

  private static Set<String> without(Set<String> options, String one) {
    Set<String> rest = new TreeSet<>(options);
    rest.remove(one);
    return rest;
  }

  @Test
  void windowsHasTheSameStepsAndExitCodes() throws IOException {
    String script = Files.readString(Path.of("redoubt.ps1"));
    assertThat(script)
        .contains(
            "REDOUBT_JAVA_OPTS", "REDOUBT_TTY", "redoubt.aot", "serve.aot", "-ge 25", "exit 2")
        .contains("exit $LASTEXITCODE");
    assertThat(script.chars().filter(c -> c == '{').count())
        .isEqualTo(script.chars().filter(c -> c == '}').count());
    assertThat(script.chars().filter(c -> c == '(').count())
        .isEqualTo(script.chars().filter(c -> c == ')').count());
    assertThat(Files.readString(Path.of("redoubt.cmd")))
        .contains("redoubt.ps1", "%*", "exit /b %ERRORLEVEL%");
  }
}
