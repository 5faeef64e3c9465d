package io.redoubt.search.semantic;

import io.redoubt.event.port.NumberedEvent;

/// An event that was found by its meaning.
///
/// @param score larger is closer: the cosine, or with words beside it the sum of reciprocal ranks
/// @param similarity the cosine of its template and the question, from -1 to 1; `NaN` when its
///     template is not embedded
public record CloseEvent(NumberedEvent event, float score, float similarity) {}
