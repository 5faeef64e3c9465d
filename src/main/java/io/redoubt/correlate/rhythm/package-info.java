/// Who calls home by the clock: connections to the outside enter one by one, findings about pairs
/// whose connections come at even intervals leave. Start at [Beacons]; what is even is in [Rhythm].
/// Imports `event`.
@NullMarked
package io.redoubt.correlate.rhythm;

import org.jspecify.annotations.NullMarked;
