package io.redoubt.notify.plan;

import io.redoubt.redact.Tier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A channel.
///
/// @param name as configured
/// @param medium by which means
/// @param tier what may leave: facts, excerpts under stand-ins, or all
/// @param pace how much and when
/// @param safety of its connections
public record ChannelPlan(String name, Medium medium, Tier tier, Pace pace, Safety safety) {
  /// How much and when.
  ///
  /// @param perMinute messages within any minute
  /// @param window for how long alerts are gathered into one message
  /// @param quiet when it is not to be disturbed
  /// @param giveUp after which a notice is dead
  public record Pace(int perMinute, Duration window, Quiet quiet, Duration giveUp) {}

  /// How connections are made.
  ///
  /// @param plaintext whether they may be unencrypted
  /// @param authorities certificates that are trusted instead of the system's, or empty
  public record Safety(boolean plaintext, Optional<Path> authorities) {}
}
