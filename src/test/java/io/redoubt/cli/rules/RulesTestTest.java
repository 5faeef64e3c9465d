package io.redoubt.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.cli.terminal.Exit;
import io.redoubt.testing.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTestTest {
  @Test
  void aFolderWithoutRulesIsNoGreenTest(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "no rule");
    Run run = Run.of("rules", "test", "rules/linux", folder.toString());
    assertThat(run.code()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains(folder + ": no rule file");
  }
}
