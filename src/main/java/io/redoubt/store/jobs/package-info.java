/// The files of jobs: what they read and what came of it. Start reading at
/// {@link io.redoubt.store.jobs.JobFiles}.
@NullMarked
package io.redoubt.store.jobs;

import org.jspecify.annotations.NullMarked;
