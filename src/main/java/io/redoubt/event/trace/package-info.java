/// How long things took and what belonged to what: spans, in the sense of OpenTelemetry. (The
/// course of one verdict is in `triage.trace`.)
///
/// Enters: names, numbers and ids, never a text of a record. Leaves: spans that have ended, to
/// whoever records them. Imports nothing. Start reading at [Tracer].
@NullMarked
package io.redoubt.event.trace;

import org.jspecify.annotations.NullMarked;
