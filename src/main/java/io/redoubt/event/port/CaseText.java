package io.redoubt.event.port;

/// What a case says.
///
/// @param said in a few sentences, for a model that knows language; not redacted yet
/// @param words all it can be found by as words, such as names and lines of its evidence
public record CaseText(String said, String words) {}
