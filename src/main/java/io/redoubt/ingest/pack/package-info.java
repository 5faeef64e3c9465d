/// Formats of packed files: compressed streams, tar and zip members.
///
/// Enters: a [io.redoubt.ingest.pack.PeekStream]. Leaves: what was packed, to the last byte
/// before a break. A leaf: imports nothing of Redoubt. Start reading at [Container] (what there
/// is), then [Decompressor] and [Members].
@NullMarked
package io.redoubt.ingest.pack;

import org.jspecify.annotations.NullMarked;
