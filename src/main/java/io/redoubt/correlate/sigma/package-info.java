/// The state of Sigma correlations: hits of single events → findings about many.
///
/// Enters: [io.redoubt.event.finding.CorrelationHit]s in any order of their times, as files come
/// one after the other. Leaves: findings, once everything was seen. Start reading at
/// [CorrelationState], then [Windows] (what counts as a match). May import `event`.
@NullMarked
package io.redoubt.correlate.sigma;

import org.jspecify.annotations.NullMarked;
