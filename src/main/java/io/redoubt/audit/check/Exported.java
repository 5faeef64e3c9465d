package io.redoubt.audit.check;

import io.redoubt.audit.note.Checkpoint;

/// An exported checkpoint whose signature is right.
///
/// @param name of the file it comes from
/// @param checkpoint it states
public record Exported(String name, Checkpoint checkpoint) {}
