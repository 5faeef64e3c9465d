package io.redoubt.audit.check;

/// A checkpoint that was exported earlier and kept where the log's keeper cannot change it.
///
/// @param name of the file it comes from
/// @param note the signed note; signatures of others are allowed
public record Anchor(String name, byte[] note) {}
