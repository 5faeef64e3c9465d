package io.redoubt.cli.search;

/// What of the events is asked for: counts by time, counts of values, or the events themselves.
///
/// @param step of the counts by time, milliseconds; 0 for none
/// @param field whose values are counted; empty for none
record SearchAsked(long step, String field) {}
