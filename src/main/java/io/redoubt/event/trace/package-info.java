/// How long things took and what belonged to what: spans, in the sense of OpenTelemetry. Knows
/// nothing of who reads them. Start at [Tracer].
@NullMarked
package io.redoubt.event.trace;

import org.jspecify.annotations.NullMarked;
