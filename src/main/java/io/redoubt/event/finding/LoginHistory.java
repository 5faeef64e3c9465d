package io.redoubt.event.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the whole input tells of one address or user logging on, over the findings' own events.
///
/// @param field `source.ip` or `user.name`
/// @param value the address or user
/// @param failures failed log-ons in the input
/// @param successes successful log-ons in the input
/// @param firstFailure null when there is no dated one
/// @param lastFailure null when there is no dated one
/// @param successAfter the first success at or after the first failure, or null
/// @param earlierSuccesses successes before the first failure
/// @param complete false when memory was too short to see everything: then absence proves nothing
public record LoginHistory(
    String field,
    String value,
    long failures,
    long successes,
    @Nullable Instant firstFailure,
    @Nullable Instant lastFailure,
    @Nullable Login successAfter,
    long earlierSuccesses,
    boolean complete) {

  /// One successful log-on.
  ///
  /// @param user who; empty when the record does not say
  /// @param source from where; empty when the record does not say
  /// @param path of the input
  /// @param line of the record; 0 when it has none
  public record Login(Instant time, String user, String source, String path, long line) {}
}
