/// Benchmarks: JMH for the stages, [LogGenerator] for data that never repeats, [Generate] to
/// write it
/// to files for whole-process runs. Never shipped. Start with `bench/run`.
@NullMarked
package io.redoubt.bench;

import org.jspecify.annotations.NullMarked;
