package io.redoubt.event.port;

/// A step in the life of a case.
///
/// @param action who did what, when
/// @param from how it stood before
/// @param to how it stood after
public record CaseRevision(CaseAction action, CaseStanding from, CaseStanding to) {}
