/// Statistics that say when something is not as it always was: more or fewer events than this hour
/// of the week usually brings, silence, a value never seen before. In: counts by time of one thing
/// ([Series]). Out: [Anomaly], each with the numbers that make it one. No state, no clock, no I/O.
///
/// The window under test is never part of its own baseline; with too little history nothing is
/// said. Imports `event`. Start reading at [AnomalyJudge]; what is usual is in [SeasonalBaseline].
@NullMarked
package io.redoubt.detect.anomaly;

import org.jspecify.annotations.NullMarked;
