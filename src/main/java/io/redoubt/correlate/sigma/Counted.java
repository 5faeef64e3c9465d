package io.redoubt.correlate.sigma;

import io.redoubt.event.finding.CorrelationHit;

/// A hit, and what it stands for.
///
/// @param time milliseconds on the time line of its group
/// @param events how many events it stands for, at least 1
/// @param value the number of its value by the [ValueKey] of its state; 0 where none is counted
record Counted(CorrelationHit hit, long time, int events, long value) {}
