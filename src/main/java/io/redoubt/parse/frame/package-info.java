/// What every format is built from: byte searches, the framing contract, the JSON flattener.
///
/// Enters: a stream's bytes. Leaves: [io.redoubt.parse.frame.Cut]s and, by a splitter,
/// [io.redoubt.event.RawRecord]s. A leaf: imports `event` only; the format families beside it
/// (`parse.syslog` …) import it, and only `parse` imports them. Start reading at [Framing].
@NullMarked
package io.redoubt.parse.frame;

import org.jspecify.annotations.NullMarked;
