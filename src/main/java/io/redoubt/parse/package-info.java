/// One file per format: bytes → native fields as spans.
///
/// Enters: batches of one stream's bytes. Leaves: [io.redoubt.event.RawRecord]s and, in an
/// [io.redoubt.event.EventBuilder], their fields. May import `event` only (and the JSON reader).
/// Start reading at [Formats] (what there is); the formats stand in sub-packages by family, what
/// they are built from in `frame` (a stream is cut into records by a `Framing`).
/// [io.redoubt.parse.frame.FirstFit]
/// decides record by record where formats are mixed.
@NullMarked
package io.redoubt.parse;

import org.jspecify.annotations.NullMarked;
