package io.redoubt.audit;

import io.redoubt.audit.note.Checkpoint;

/// An exported checkpoint whose signature is right.
///
/// @param name of the file it comes from
/// @param checkpoint it states
record Exported(String name, Checkpoint checkpoint) {}
