// Made from api/openapi.yaml; change that, then see clients/README.md.
package io.redoubt.client;

import java.util.List;

/// TimeRange.
///
/// @param first May be null.
/// @param last May be null.
/// @param undated (always there)
/// @param inferred Events whose year was inferred.
/// @param window The part of time that was asked for, where it was not all. May be null.
/// @param histogram Events over equal slices of first to last.
/// @param gaps (always there)
public record TimeRange(
    String first,
    String last,
    long undated,
    long inferred,
    TimeRangeWindow window,
    List<Long> histogram,
    List<TimeRangeGapsItem> gaps) {}
