/// The only place that knows the order of the stages: reading, cutting, workers, back-pressure,
/// shutdown. May import the stages.
@NullMarked
package io.redoubt.pipeline;

import org.jspecify.annotations.NullMarked;
