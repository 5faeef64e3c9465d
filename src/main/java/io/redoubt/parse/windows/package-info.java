/// Windows events in their text encodings: event XML, JSON of several exporters, Snare lines; and
/// the one table that says which `winlog` field every part of an event becomes.
///
/// Enters: batches of bytes. Leaves: events with `winlog.*` fields at the places where Winlogbeat
/// puts them, the same for the same event in every encoding. May import `event` and `parse.frame`.
/// Start reading at [WinlogPaths].
@NullMarked
package io.redoubt.parse.windows;

import org.jspecify.annotations.NullMarked;
