package io.redoubt.event.port;

/// How far a source has been read: kept with the records that were read from it, atomically, so
/// that nothing is read twice or left out after a stop at any moment.
///
/// @param source what is read, by a name that stays: a path, a listener, a channel of a protocol
/// @param generation which of the things that had this name, such as device, inode and first bytes
///     of a file; empty where there is only one
/// @param offset bytes read of it, or messages taken, from 0
public record Position(String source, String generation, long offset) {}
