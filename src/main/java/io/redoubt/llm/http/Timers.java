package io.redoubt.llm.http;

import java.time.Duration;

/// How long each step may take, whatever the deadline of the request still allows.
///
/// `connect`: until the connection stands. `firstByte`: from the request to the first byte of the
/// answer, in which the server reads the prompt. `gap`: between two pieces of an answer. `load`:
/// until a model is in memory. `look`: for a whole small request such as the list of models.
public record Timers(
    Duration connect, Duration firstByte, Duration gap, Duration load, Duration look) {
  /// 3 s, 5 min, 30 s, 10 min, 5 s.
  public static final Timers STANDARD =
      new Timers(
          Duration.ofSeconds(3),
          Duration.ofMinutes(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(10),
          Duration.ofSeconds(5));
}
