package io.redoubt.llm.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.redoubt.llm.ChatModel;
import io.redoubt.llm.Questions;
import io.redoubt.llm.ServerKind;
import io.redoubt.testing.llm.FakeModelServer;
import io.redoubt.testing.llm.Fault;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Alone, for threads of the network belong to whoever runs beside.
@Isolated
class NetworkThreadsTest {
  @Test
  void noThreadOfTheNetworkIsLeftAfterAHundredFaults() throws InterruptedException {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try (FakeModelServer server =
            FakeModelServer.of(ServerKind.OLLAMA, _ -> "x", Fault.RESET_MID_BODY);
        ChatModel model = Clients.model(server, ServerKind.OLLAMA, Clients.LONG)) {
      for (int i = 0; i < 34; i++) {
        model.chat(Questions.within(Duration.ofSeconds(30)));
      }
      assertThat(server.asked()).hasSizeGreaterThanOrEqualTo(100);
      assertThat(server.quiet(30_000)).isTrue();
    }
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("HttpClient-") && !before.contains(thread)) {
        thread.join(20_000);
        assertThat(thread.isAlive()).as(thread.getName()).isFalse();
      }
    }
  }
}
