package io.redoubt.event.port;

/// What a stage of the pipeline knew when everything before a place of the log was done.
///
/// @param name of the stage
/// @param version of the form of the bytes; a reader that does not know it starts anew
/// @param next the first sequence number of the log that is not in it
/// @param taken when, milliseconds since 1970 UTC
/// @param bytes what it knew, in its own form; never altered after this
public record Snapshot(String name, int version, long next, long taken, byte[] bytes) {}
