package io.redoubt.api.compat.engine;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// What the engine needs of its surroundings.
///
/// @param keyed whether a native key was ever made
/// @param nanos a clock that only goes forward, in nanoseconds
/// @param pause waits between attempts
/// @param ids makes ids of requests
/// @param journal where calls are noted
public record Surroundings(
    BooleanSupplier keyed, LongSupplier nanos, Pause pause, Ids ids, Journal journal) {}
