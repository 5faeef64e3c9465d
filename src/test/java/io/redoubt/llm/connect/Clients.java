package io.redoubt.llm.connect;

import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ModelOptions;
import io.redoubt.llm.ServerKind;
import io.redoubt.llm.Ticker;
import io.redoubt.llm.http.Timers;
import io.redoubt.llm.served.Backoff;
import io.redoubt.testing.llm.FakeModelServer;
import java.time.Duration;
import java.util.Random;

/// Clients with timers for tests.
final class Clients {
  /// For what has to be waited out: short, and long enough for a busy machine.
  static final Timers SHORT =
      new Timers(
          Duration.ofSeconds(3),
          Duration.ofMillis(1200),
          Duration.ofMillis(800),
          Duration.ofSeconds(30),
          Duration.ofMillis(1500));

  /// For everything else: never reached.
  static final Timers LONG =
      new Timers(
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofSeconds(20));

  private static final Backoff BACKOFF =
      new Backoff(Duration.ofMillis(5), Duration.ofMillis(100), new Random(7));

  private Clients() {}

  static ModelServers servers(Timers timers) {
    return new ModelServers(timers, BACKOFF, Ticker.system());
  }

  /// The model of a fake server, spoken to as a server of this kind.
  static ChatModel model(FakeModelServer server, ServerKind kind, Timers timers) {
    return servers(timers)
        .model(server.endpoint(), kind, "phi4-mini:latest", ModelOptions.STANDARD);
  }
}
