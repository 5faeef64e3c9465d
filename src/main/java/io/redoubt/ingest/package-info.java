/// Where bytes come in: files, folders, archives, standard input.
///
/// Enters: paths. Leaves: decompressed streams with their [io.redoubt.event.SourceEntry], in a
/// fixed order, and a named reason for everything that was not read. May import `event` only; it
/// is one of the few packages that touch the file system. Start reading at [FileSource]; then
/// [Inputs] (what is there, in which order) and [Unpacker] (what is inside; the packed formats
/// are in `pack`).
@NullMarked
package io.redoubt.ingest;

import org.jspecify.annotations.NullMarked;
