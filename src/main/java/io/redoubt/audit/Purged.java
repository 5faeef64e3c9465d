package io.redoubt.audit;

/// What a purge removed.
///
/// @param payloads number of payloads
/// @param bytes of content
public record Purged(long payloads, long bytes) {}
