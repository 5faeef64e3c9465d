package io.redoubt.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.cli.terminal.Exit;
import io.redoubt.testing.cli.Run;
import io.redoubt.testing.serve.Pems;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the doctor sees, and what it says to do.
class DoctorCommandTest {
  @TempDir private Path folder = Path.of("");

  private Run doctor(String... more) {
    String[] line = new String[more.length + 5];
    String[] begin = {"doctor", "--llm", "off", "--data-dir", folder.toString()};
    System.arraycopy(begin, 0, line, 0, begin.length);
    System.arraycopy(more, 0, line, begin.length, more.length);
    return Run.of(line);
  }

  @Test
  void allIsWellInANewFolder() throws IOException {
    int port = free();
    Run run = doctor("--port", "" + port, "--format", "json");
    assertThat(run.code()).as(run.out()).isZero();
    JsonNode said = JsonMapper.shared().readTree(run.out());
    assertThat(said.get("schema").asString()).isEqualTo("redoubt.doctor/v1");
    assertThat(said.get("checks").valueStream().map(one -> one.get("name").asString()))
        .contains("folder", "space", "sync", "log", "lock", "memory", "files", "clock", "rules")
        .contains("port " + port, "model");
    assertThat(said.get("checks").valueStream().map(one -> one.get("state").asString()))
        .doesNotContain("failed");
    try (var left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  /* Not of those that the system gives away: a test beside this one could get it meanwhile. */
  private static int free() {
    long seed = System.nanoTime();
    return new Random(seed)
        .ints(1_000, 20_000, 30_000)
        .filter(DoctorCommandTest::isFree)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no free port with seed " + seed));
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  @Test
  void aTakenPortAndAMissingFolderFailWithTheRemedy() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Run run = doctor("--port", "" + taken.getLocalPort());
      assertThat(run.code()).isEqualTo(Exit.FOUND);
      assertThat(run.out()).contains("✗ port " + taken.getLocalPort(), "→ End who has it");
    }
    Run run = Run.of("doctor", "--llm", "off", "--data-dir", folder.resolve("nowhere").toString());
    assertThat(run.code()).isEqualTo(Exit.FOUND);
    assertThat(run.out()).contains("✗ folder", "is not there", "install -d");
  }

  @Test
  void aCertificateThatEndsIsSaid() throws Exception {
    Pems pems = Pems.in(folder, "own");
    Path file =
        Files.writeString(
            folder.resolve("redoubt.yaml"),
            "serve:\n  tls-cert: " + pems.certificate() + "\n  tls-client-ca: /nowhere.pem\n");
    Run run = doctor("--port", "0", "-c", file.toString());
    assertThat(run.out()).contains("serve.tls-cert", "CN=own until", "✗ serve.tls-client-ca");
  }
}
