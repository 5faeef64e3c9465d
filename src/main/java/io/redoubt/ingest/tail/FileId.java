package io.redoubt.ingest.tail;

/// Which file it is, as the file system knows it. The number is used again after the file is
/// deleted, and that of the device may change when the machine starts.
record FileId(long device, long inode) {}
