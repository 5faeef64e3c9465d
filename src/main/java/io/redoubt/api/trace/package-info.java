/// Sends spans to a collector of OpenTelemetry, in the background and never at the cost of anything
/// else. Start at [TraceExport].
@NullMarked
package io.redoubt.api.trace;

import org.jspecify.annotations.NullMarked;
