package io.redoubt.cli.wazuh;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.cli.terminal.Exit;
import io.redoubt.testing.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WazuhInstallTest {
  @TempDir private Path home = Path.of("");

  @BeforeEach
  void manager() throws IOException {
    for (String folder : new String[] {"integrations", "etc/rules", "etc/decoders", "queue"}) {
      Files.createDirectories(home.resolve(folder));
    }
    Files.writeString(home.resolve("etc/ossec.conf"), "<ossec_config>\n</ossec_config>\n");
  }

  private Run install(String... more) {
    String[] args = new String[4 + more.length];
    System.arraycopy(
        new String[] {"wazuh", "install", "--wazuh-home", home.toString()}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    return Run.of(args);
  }

  @Test
  void dryRunWritesNothingAndPrintsTheBlocks() throws IOException {
    Run run = install("--dry-run", "--api-key", "a&b", "--level", "10");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("would be written: " + home + "/integrations/custom-redoubt (750)")
        .contains("<name>custom-redoubt</name>")
        .contains("<hook_url>http://127.0.0.1:8484/api/v1/events/wazuh</hook_url>")
        .contains("<api_key>a&amp;b</api_key>")
        .contains("<level>10</level>")
        .contains("<location>/var/lib/redoubt/wazuh/enrichment.json</location>")
        .contains(home + "/bin/wazuh-control restart");
    try (var files = Files.list(home.resolve("integrations"))) {
      assertThat(files).isEmpty();
    }
    assertThat(home.resolve("queue/redoubt")).doesNotExist();
  }

  @Test
  void installsScriptAndRulesWithTheirModesAndOnce() throws IOException {
    assertThat(install().out()).contains("wrote: " + home + "/etc/rules/redoubt_rules.xml (660)");
    Path script = home.resolve("integrations/custom-redoubt");
    assertThat(script).hasSameBinaryContentAs(Path.of("deploy/wazuh/custom-redoubt"));
    assertThat(mode(script)).isEqualTo("rwxr-x---");
    assertThat(mode(home.resolve("etc/rules/redoubt_rules.xml"))).isEqualTo("rw-rw----");
    assertThat(mode(home.resolve("queue/redoubt"))).isEqualTo("rwxrwx---");
    assertThat(home.resolve("etc/ossec.conf")).hasContent("<ossec_config>\n</ossec_config>\n");
    Run again = install();
    assertThat(again.out()).contains("unchanged: " + script).doesNotContain("wrote");
    Files.writeString(script, "older");
    assertThat(install().out()).contains("replaced: " + script);
    assertThat(script).hasSameBinaryContentAs(Path.of("deploy/wazuh/custom-redoubt"));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void saysWhenTheConfigurationHasItAlready() throws IOException {
    Files.writeString(
        home.resolve("etc/ossec.conf"), "<integration><name>custom-redoubt</name></integration>");
    assertThat(install("--dry-run").out()).contains("names custom-redoubt already");
  }

  @Test
  void refusesWhatIsNoManager() throws IOException {
    Files.delete(home.resolve("integrations"));
    assertThat(install().code()).isEqualTo(Exit.USAGE);
    assertThat(install().err()).contains("has no folder integrations. Agents need nothing.");
    Files.delete(home.resolve("etc/ossec.conf"));
    assertThat(install().err()).contains("it has no etc/ossec.conf. Usually it is /var/ossec.");
    assertThat(Run.of("wazuh", "install", "--wazuh-home", home + "/none").err())
        .contains("is no folder");
    assertThat(install("--level", "3").err()).contains("must not come back");
  }
}
