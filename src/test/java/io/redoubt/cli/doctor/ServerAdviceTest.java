package io.redoubt.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.ModelIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ServerAdviceTest {
  private static ModelIdentity model(String backend, String version) {
    return new ModelIdentity(backend, version, "phi4-mini", "sha256:aa", 8192);
  }

  @Test
  void anOllamaWithAKnownHoleIsNamed() {
    assertThat(ServerAdvice.of(model("ollama", "0.17.0"), List.of()))
        .singleElement()
        .asString()
        .contains("0.17.0", "CVE-2026-7482", "update");
    assertThat(ServerAdvice.of(model("ollama", "0.9.12"), List.of())).hasSize(1);
    for (String sound : List.of("0.17.1", "0.33.0-rc2", "1.0.0", "", "unknown", "0.17")) {
      assertThat(ServerAdvice.of(model("ollama", sound), List.of())).as(sound).isEmpty();
    }
    assertThat(ServerAdvice.of(model("llama.cpp", "0.1.0"), List.of())).isEmpty();
  }

  @Test
  void aServerThatTheNetworkCanReachIsNamed() throws IOException {
    Assumptions.assumeTrue(
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .anyMatch(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress()),
        "this machine has no address but its loopback");
    try (ServerSocket everywhere = new ServerSocket(0);
        ServerSocket here = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(advice(everywhere.getLocalPort()))
          .singleElement()
          .asString()
          .contains("OLLAMA_HOST");
      assertThat(advice(here.getLocalPort())).isEmpty();
    }
    assertThat(ServerAdvice.of(model("ollama", "0.33.0"), List.of("::", "http://[", "x y")))
        .isEmpty();
  }

  private static List<String> advice(int port) {
    return ServerAdvice.of(model("ollama", "0.33.0"), List.of("127.0.0.1:" + port));
  }
}
