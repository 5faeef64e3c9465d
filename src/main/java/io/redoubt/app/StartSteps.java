package io.redoubt.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// How long each step of a start takes, so that a slow one says where its time went. Used by one
/// thread.
final class StartSteps {
  private static final long MILLION = 1_000_000;

  private final LongSupplier nanos;
  private final Map<String, Long> millis = new LinkedHashMap<>();
  private long since;

  /// Begins now, without anything before.
  ///
  /// @param nanos monotonic time
  StartSteps(LongSupplier nanos) {
    this.nanos = nanos;
    this.since = nanos.getAsLong();
  }

  /// Those of this process: what passed since the system began it is the step `program`. Where the
  /// system does not tell when, that step is missing.
  ///
  /// @param clock of the wall, as the system's
  static StartSteps ofProcess(InstantSource clock, LongSupplier nanos) {
    StartSteps steps = new StartSteps(nanos);
    ProcessHandle.current().info().startInstant().ifPresent(begun -> steps.began(begun, clock));
    return steps;
  }

  private void began(Instant process, InstantSource clock) {
    millis.put("program", Math.max(0, clock.millis() - process.toEpochMilli()));
  }

  /// What this process has had of all processors, where the system tells.
  static Optional<Duration> processor() {
    return ProcessHandle.current().info().totalCpuDuration();
  }

  /// This step is done; what passed since the last one was its time. One that comes again goes on.
  void done(String step) {
    long now = nanos.getAsLong();
    millis.merge(step, (now - since) / MILLION, Long::sum);
    since = now;
  }

  /// All steps in their order, in milliseconds, such as `ready in 1834 ms: program 512, log 12`.
  ///
  /// @param processor what the process has had of all processors so far; where that is much less
  ///     than the sum, other programs had them, or the disk was waited for
  String told(Optional<Duration> processor) {
    StringBuilder steps = new StringBuilder();
    long all = 0;
    for (Map.Entry<String, Long> step : millis.entrySet()) {
      all += step.getValue();
      steps.append(steps.isEmpty() ? ": " : ", ").append(step.getKey());
      steps.append(' ').append(step.getValue());
    }
    String worked =
        processor.map(time -> " (" + time.toMillis() + " ms of processor time)").orElse("");
    return "ready in " + all + " ms" + worked + steps;
  }
}
