package io.redoubt.cli.option;

import io.redoubt.cli.terminal.UsageError;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which part of time to look at.
public final class WindowOptions {
  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Leave out events before: 2026-11-20, 2026-11-20T10:11, with or without offset.")
  @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "Leave out events from this time on.")
  @Nullable String until;

  @Option(
      names = "--last",
      paramLabel = "DURATION",
      description = "Only the last 30m, 24h, 7d, 2w before now.")
  @Nullable String last;

  /// Whether any of the three options was given.
  public boolean given() {
    return since != null || until != null || last != null;
  }

  /// The part of time that the options name.
  ///
  /// @param zone of times without an offset
  /// @param clock the present, for `--last`
  /// @throws UsageError if they contradict each other or are no times
  public TimeWindow window(ZoneId zone, InstantSource clock) {
    if (last != null) {
      if (since != null || until != null) {
        throw new UsageError("--last goes without --since and --until.");
      }
      return TimeWindow.last(TimeWindow.duration(last), clock);
    }
    Instant from = since == null ? null : TimeWindow.instant(since, zone);
    Instant to = until == null ? null : TimeWindow.instant(until, zone);
    if (from != null && to != null && !from.isBefore(to)) {
      throw new UsageError("--since " + since + " is not before --until " + until + ".");
    }
    return new TimeWindow(from, to);
  }
}
