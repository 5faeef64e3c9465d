/// Looks through what is kept for what is not as usual. In: counts from an index. Out: anomalies.
/// Imports `event` and `detect.anomaly`. Start reading at [AnomalyScan].
@NullMarked
package io.redoubt.pipeline.anomaly;

import org.jspecify.annotations.NullMarked;
