package io.redoubt.search.cases;

import io.redoubt.event.port.CaseAction;
import io.redoubt.event.port.Cases;
import org.jspecify.annotations.Nullable;

/// A case that was found.
///
/// @param note the note that fits best; null when the case itself does
/// @param score larger is closer: BM25, the cosine, or with both the sum of reciprocal ranks
/// @param similarity the cosine of what fits best and the question, from -1 to 1; `NaN` when
///     meanings were not compared
public record CloseCase(
    Cases.Filed filed, @Nullable CaseAction note, float score, float similarity) {}
