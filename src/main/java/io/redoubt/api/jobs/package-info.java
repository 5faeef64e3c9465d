/// Analyses that outlive a request: taken, queued, run one at a time, found again after a restart.
/// In: logs, or events that are kept. Out: reports. Start reading at
/// {@link io.redoubt.api.jobs.JobDesk}.
@NullMarked
package io.redoubt.api.jobs;

import org.jspecify.annotations.NullMarked;
