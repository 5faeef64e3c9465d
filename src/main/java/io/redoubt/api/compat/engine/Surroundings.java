package io.redoubt.api.compat.engine;

import io.redoubt.api.compat.Access;
import java.util.function.LongSupplier;

/// What the engine needs of its surroundings.
///
/// @param access the native keys
/// @param nanos a clock that only goes forward, in nanoseconds
/// @param ids makes ids of requests
/// @param journal where calls are noted
public record Surroundings(Access access, LongSupplier nanos, Ids ids, Journal journal) {}
