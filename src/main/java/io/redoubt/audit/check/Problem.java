package io.redoubt.audit.check;

/// Something in the log that is not as it was written.
///
/// @param entry index of the first entry that can no longer be vouched for; -1: none can
/// @param file where it was seen
/// @param what is wrong, as a sentence without a full stop
public record Problem(long entry, String file, String what) {}
