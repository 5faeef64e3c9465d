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

  /// The longest deadline of an answer that these times are made for.
  private static final Duration USUAL = Duration.ofMinutes(10);

  /// The same for whoever waits this long for an answer: from ten minutes on, each time grows with
  /// it, so that a machine with much other work counts as slow, not as broken.
  public Timers patient(Duration deadline) {
    long times = Math.max(1, deadline.dividedBy(USUAL));
    return new Timers(
        connect.multipliedBy(times),
        firstByte.multipliedBy(times),
        gap.multipliedBy(times),
        load.multipliedBy(times),
        look.multipliedBy(times));
  }
}
