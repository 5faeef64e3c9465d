package io.redoubt.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.cli.terminal.Exit;
import io.redoubt.testing.cli.Run;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `redoubt keys`, as typed.
class KeysCommandTest {
  @TempDir private Path folder = Path.of("");

  private Run keys(String... args) {
    String[] all = new String[args.length + 3];
    all[0] = "keys";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = "--data-dir";
    all[args.length + 2] = folder.resolve("data").toString();
    return Run.of(all);
  }

  @Test
  void createsListsAndRevokes() {
    Run made = keys("create", "--name", "ship", "--scope", "read,ingest", "--format", "json");
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(made.lines()).singleElement().asString().startsWith("{\"key\":\"rdb_");
    assertThat(keys("list").out()).contains("ship", "ingest,read", "valid");
    assertThat(keys("revoke", "ship").code()).isZero();
    assertThat(keys("list", "--format", "json").out()).contains("\"revoked\": \"2026-11-20");
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(keys("create", "--name", "a", "--scope", "root").err()).contains("ingest", "read");
    assertThat(keys("create", "--name", "a b", "--scope", "read").code()).isEqualTo(Exit.USAGE);
    assertThat(keys("revoke", "none").err()).contains("redoubt keys list");
    assertThat(Run.of("keys", "list").err()).contains("--data-dir");
    keys("create", "--name", "a", "--scope", "read");
    assertThat(keys("create", "--name", "a", "--scope", "read").err()).contains("revoke a");
  }

  @Test
  void aKeyMayExpire() {
    assertThat(keys("create", "--name", "a", "--scope", "read", "--expires", "90d").code())
        .isZero();
    assertThat(keys("list").out()).contains("valid until 2027-02-18");
  }

  @Test
  void aKeySurvivesBackupAndRestore() {
    keys("create", "--name", "ship", "--scope", "read");
    String data = folder.resolve("data").toString();
    String backup = folder.resolve("backup").toString();
    String other = folder.resolve("other").toString();
    Run made = Run.of("backup", backup, "--data-dir", data);
    assertThat(made.code()).as(made.err()).isZero();
    assertThat(Run.of("restore", backup, "--data-dir", other).code()).isZero();
    assertThat(Run.of("keys", "list", "--data-dir", other).out()).contains("ship");
    assertThat(Run.of("backup", backup, "--data-dir", data).err()).contains("not empty");
    assertThat(Run.of("restore", data, "--data-dir", other).code()).isEqualTo(Exit.USAGE);
  }
}
