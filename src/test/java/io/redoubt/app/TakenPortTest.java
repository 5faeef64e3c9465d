package io.redoubt.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.cli.terminal.Exit;
import io.redoubt.testing.serve.ServeProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakenPortTest {
  @TempDir private Path data = Path.of("");

  @Test
  void aPortThatIsTakenIsNamedAndEndsTheStart() throws IOException, InterruptedException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ServeProcess service =
            ServeProcess.launch(data, Map.of(), "--port", Integer.toString(other.getLocalPort()))) {
      assertThat(service.ended()).isEqualTo(Exit.USAGE);
      assertThat(String.join("\n", service.said()))
          .contains("cannot listen on", ":" + other.getLocalPort(), "--port")
          .doesNotContain("ready on", "Exception");
    }
  }
}
