package io.redoubt.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.cli.terminal.Exit;
import io.redoubt.testing.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The configuration as the commands see it.
class ConfigCommandTest {
  @TempDir Path folder = Path.of("");

  private String file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("redoubt.yaml"), yaml).toString();
  }

  @Test
  void showsEveryValueAndWhereItComesFrom() throws IOException {
    String file = file("llm:\n  max-calls: 7\n  api-key: abcdef-secret\n");
    Run run = Run.of("config", "show", "--origin", "-c", file);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("# " + file + ":2", "llm.deadline: 45s")
        .doesNotContain("abcdef-secret");
  }

  @Test
  void anOptionThatIsNotGivenIsWhatIsConfigured() throws IOException {
    String file = file("rules:\n  set: none\n");
    assertThat(Run.of("rules", "list", "-c", file).out()).doesNotContain("redoubt-");
    assertThat(Run.of("rules", "list", "-c", file, "--rule-set", "core").out())
        .isEqualTo(Run.of("rules", "list").out());
  }

  @Test
  void aWrongFileStopsACommandWithItsPlaceButNotHelp() throws IOException {
    String file = file("rules:\n  sets: none\n");
    Run run = Run.of("rules", "list", "--config=" + file);
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains(file + ":2:9: there is no setting \"rules.sets\"");
    assertThat(Run.of("rules", "list", "--help", "--config", file).code()).isZero();
    assertThat(Run.of("config", "validate", file).code()).isEqualTo(Exit.USAGE);
    assertThat(Run.of("config", "validate", "config/redoubt.example.yaml").code()).isZero();
  }

  @Test
  void theFileToValidateMayBeNamedAsEverywhere() throws IOException {
    String file = file("rules:\n  sets: none\n");
    for (String option : List.of("-c", "--config")) {
      Run run = Run.of("config", "validate", option, file);
      assertThat(run.code()).isEqualTo(Exit.USAGE);
      assertThat(run.err()).contains(":2:9: there is no setting");
      assertThat(Run.of("config", option, file, "validate").code()).isEqualTo(Exit.USAGE);
    }
    assertThat(Run.of("config", "validate", "other.yaml", "-c", file).err()).contains("Two files");
  }

  @Test
  void initWritesAFileOnce() {
    String target = folder.resolve("new/redoubt.yaml").toString();
    assertThat(Run.of("config", "init", target).code()).isZero();
    assertThat(Run.of("config", "validate", target).code()).isZero();
    assertThat(Run.of("config", "init", target).code()).isEqualTo(Exit.USAGE);
  }

  @Test
  void whatAModelMaySeeOfAFieldIsConfigured() throws IOException {
    String log =
        "Nov 20 10:00:01 web sshd[1]: Failed password for alice from 203.0.113.9 port 22 ssh2\n";
    String file = file("redaction:\n  tier: 1\n  fields:\n    user.name: dropped\n");
    Run standard = Run.with(log, "redact", "preview", "-", "--tier", "1");
    Run dropped = Run.with(log, "redact", "preview", "-", "--tier", "1", "-c", file);
    assertThat(standard.out()).contains("user.name=USER_1");
    assertThat(dropped.out()).doesNotContain("user.name=").contains("source.ip=IP_EXT_1");
  }
}
