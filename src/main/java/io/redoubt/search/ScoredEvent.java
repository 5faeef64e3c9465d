package io.redoubt.search;

import io.redoubt.event.port.NumberedEvent;

/// An event that was found.
///
/// @param score how well the words fit, larger is better
public record ScoredEvent(NumberedEvent event, float score) {}
