package io.redoubt.event.finding;

/// Where a finding sits before the alerts are known: what tells, once they are, which of them it
/// became part of. Immutable.
///
/// @param key 64-bit hash of what groups it: its meaning and entity
/// @param crowd the same without the entity, for entities that are told together
/// @param at when its first event was, in milliseconds of the epoch; `Long.MAX_VALUE` without a
///     time
public record Seat(long key, long crowd, long at) {}
