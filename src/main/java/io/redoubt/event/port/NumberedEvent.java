package io.redoubt.event.port;

import io.redoubt.event.Event;

/// An event of the log.
///
/// @param sequence number of its record; the event's id is a hash of it
/// @param arrived when its delivery was committed, milliseconds since 1970 UTC
/// @param channel by which way it came, as delivered
/// @param sender who sent it, as delivered
/// @param event parsed and normalised
public record NumberedEvent(
    long sequence, long arrived, String channel, String sender, Event event) {
  /// When it counts as having happened, milliseconds since 1970 UTC: by its own time, or when it
  /// arrived.
  public long happened() {
    return event.time().status().dated() ? event.time().millis() : arrived;
  }
}
