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
  private static final int LONG_MILLIS = 20_000;

  /// Never reached.
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

  /// Timers under which only the one of this reason can be reached, so that a machine that stands
  /// still for a second changes no outcome.
  static Timers reaching(String reason) {
    return switch (reason) {
      case "first_byte" -> timers(1200, LONG_MILLIS, 3000);
      case "stall" -> timers(LONG_MILLIS, 800, LONG_MILLIS);
      default -> LONG;
    };
  }

  private static Timers timers(int firstByte, int gap, int look) {
    return new Timers(
        LONG.connect(),
        Duration.ofMillis(firstByte),
        Duration.ofMillis(gap),
        LONG.load(),
        Duration.ofMillis(look));
  }

  static ModelServers servers(Timers timers) {
    return new ModelServers(timers, BACKOFF, Ticker.system());
  }

  /// The model of a fake server, spoken to as a server of this kind.
  static ChatModel model(FakeModelServer server, ServerKind kind, Timers timers) {
    return servers(timers)
        .model(server.endpoint(), kind, "phi4-mini:latest", ModelOptions.STANDARD);
  }
}
