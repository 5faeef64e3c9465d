package io.redoubt.event.port;

/// Something a person or a client did about a case.
///
/// @param id of the action itself, by which a repetition is known
/// @param kind alert or incident
/// @param caseId which
/// @param time milliseconds since 1970 UTC
/// @param actor who: the name of a key or of a person
/// @param what status, assignment or note
public record CaseAction(
    String id, CaseFile.Kind kind, String caseId, long time, String actor, What what) {

  /// What was done.
  public sealed interface What {
    /// The status is now this, and why.
    ///
    /// @param status `new`, `acknowledged`, `closed` …
    /// @param disposition what it turned out to be, such as `false_positive`, or empty
    /// @param reason one line, may be empty
    record Status(String status, String disposition, String reason) implements What {}

    /// Somebody works on it; empty: nobody does.
    record Assigned(String assignee) implements What {}

    /// A remark.
    record Note(String text) implements What {}
  }
}
