package io.redoubt.llm.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.http.ApiKey;
import io.redoubt.llm.http.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class NobodyTest {
  private static Endpoint at(String host, int port) {
    return Endpoint.parse("http://" + host + ":" + port, ApiKey.of(""), true);
  }

  /// The closed one is taken and nobody listens there, so that no test beside this one can.
  @Test
  void tellsAClosedPortOfThisMachineFromAnOpenOne() throws IOException {
    try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket closed = new Socket()) {
      assertThat(ModelServers.nobody(at("127.0.0.1", open.getLocalPort()))).isFalse();
      closed.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      assertThat(ModelServers.nobody(at("127.0.0.1", closed.getLocalPort()))).isTrue();
    }
  }

  @Test
  void isNeverSureOfAnotherMachine() {
    assertThat(ModelServers.nobody(at("192.0.2.1", 11434))).isFalse();
  }
}
