package io.redoubt.correlate.sigma;

import io.redoubt.event.finding.CorrelationHit;

/// A hit, and what it stands for.
///
/// @param time milliseconds on the time line of its group
/// @param events how many events it stands for, at least 1
record Counted(CorrelationHit hit, long time, int events) {}
