package io.redoubt.pipeline.live;

/// A record that a stage could not process because of a fault of the program. It stays in the log,
/// byte for byte, and can be processed again once the fault is mended.
///
/// @param sequence number of the record; -1 when it was no single record
/// @param stage which could not: `parse`, `detect`, `group`, `triage`, `review`, `restore`,
///     or the name of the follower
/// @param reason one line
public record DeadLetter(long sequence, String stage, String reason) {}
