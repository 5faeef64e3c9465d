package io.redoubt.cli.search;

import io.redoubt.cli.terminal.UsageError;
import io.redoubt.search.query.QueryParser;
import java.util.OptionalLong;

/// The part of time that `--from` and `--to` name.
///
/// @param begin milliseconds since 1970 UTC; `Long.MIN_VALUE` for no bound
/// @param end likewise; `Long.MAX_VALUE` for no bound
record Moments(long begin, long end) {
  /// What was typed, read.
  ///
  /// @param from a time, or empty
  /// @param to a time, or empty
  /// @throws UsageError if one is no time, or they stand the wrong way round
  static Moments of(QueryParser parser, String from, String to) {
    long begin = moment(parser, "--from", from, Long.MIN_VALUE);
    long end = moment(parser, "--to", to, Long.MAX_VALUE);
    if (begin > end) {
      throw new UsageError("--from " + from + " is later than --to " + to + ".");
    }
    return new Moments(begin, end);
  }

  private static long moment(QueryParser parser, String option, String time, long otherwise) {
    if (time.isEmpty()) {
      return otherwise;
    }
    OptionalLong moment = parser.moment(time);
    if (moment.isEmpty()) {
      throw new UsageError(
          option + " " + time + ": not a time; write 2026-11-20, 2026-11-20T10:11 or now-15m.");
    }
    return moment.getAsLong();
  }
}
