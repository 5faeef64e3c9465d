package io.redoubt.llm.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.http.ApiKey;
import io.redoubt.llm.http.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class NobodyTest {
  private static Endpoint at(String host, int port) {
    return Endpoint.parse("http://" + host + ":" + port, ApiKey.of(""), true);
  }

  @Test
  void tellsAClosedPortOfThisMachineFromAnOpenOne() throws IOException {
    int port;
    try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = open.getLocalPort();
      assertThat(ModelServers.nobody(at("127.0.0.1", port))).isFalse();
    }
    assertThat(ModelServers.nobody(at("127.0.0.1", port))).isTrue();
  }

  @Test
  void isNeverSureOfAnotherMachine() {
    assertThat(ModelServers.nobody(at("192.0.2.1", 11434))).isFalse();
  }
}
