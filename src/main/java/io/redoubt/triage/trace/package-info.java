/// What a review leaves behind so that it can be done again without asking anybody: what was asked
/// about, what was drawn, what went out and came back. May import `event`, `redact`, `llm`,
/// `triage.prompt`.
///
/// A [Trace] is written beside every recorded verdict as JSON and read again for a replay. Start at
/// [Trace]; [TraceWriter] and [TraceReader] hold its form, `redoubt.inputs/v2`.
@NullMarked
package io.redoubt.triage.trace;

import org.jspecify.annotations.NullMarked;
