/// The only place that knows the order of the stages: reading, cutting, workers, back-pressure,
/// collecting in stream order, stopping.
///
/// Enters: paths and options. Leaves: whatever the caller's [BatchWork] made of the events, in
/// stream order whatever the number of workers, and an [Intake] of what was read. May import the
/// stages. Start reading at [Analyzer] (the main job), then [Pipeline] (how batches flow) and
/// [BatchReader] (bytes → events).
@NullMarked
package io.redoubt.pipeline;

import org.jspecify.annotations.NullMarked;
