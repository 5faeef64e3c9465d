/// Files that grow: every line once, across rotation, truncation, restarts.
///
/// Enters: patterns of paths and the positions committed so far. Leaves: lines, delivered to an
/// [io.redoubt.event.port.Intake] together with the position behind them. May import `event` and
/// the reading of `ingest`; it touches the file system. Start reading at [Tail]; what is recognised
/// as what stands in [Recognition].
@NullMarked
package io.redoubt.ingest.tail;

import org.jspecify.annotations.NullMarked;
