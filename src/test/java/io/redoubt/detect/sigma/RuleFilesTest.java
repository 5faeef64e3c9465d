package io.redoubt.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which files a path of rules stands for.
class RuleFilesTest {
  @TempDir private Path folder = Path.of("");

  private Path rules() throws IOException {
    Path rules = Files.createDirectories(folder.resolve("rules/below"));
    Files.writeString(rules.resolve("a.yml"), "title: a\n");
    Files.writeString(rules.resolve("notes.txt"), "none\n");
    return folder.resolve("rules");
  }

  @Test
  void aLinkToAFolderStandsForTheRulesInIt() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), rules());
    assertThat(RuleFiles.below(link).rules()).containsExactly(link.resolve("below/a.yml"));
  }

  @Test
  void aLinkThatLeadsBackIsPassedOverAndOneToNothingToo() throws IOException {
    Path rules = rules();
    Files.createSymbolicLink(rules.resolve("again"), rules);
    Files.createSymbolicLink(rules.resolve("gone.yml"), rules.resolve("nothing.yml"));
    assertThat(RuleFiles.below(rules).rules()).containsExactly(rules.resolve("below/a.yml"));
  }
}
