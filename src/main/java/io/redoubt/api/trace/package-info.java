/// Sends spans to a collector of OpenTelemetry, in the background and never at the cost of anything
/// else.
///
/// Enters: spans that have ended. Leaves: OTLP in JSON over HTTP, and counts of what was dropped.
/// Imports `event.trace` and `api.measure`. Start reading at [TraceExport].
@NullMarked
package io.redoubt.api.trace;

import org.jspecify.annotations.NullMarked;
