package io.redoubt.event.port;

/// Something a person, a client or Redoubt itself did about a case.
///
/// @param id of the action itself, by which a repetition is known
/// @param kind alert or incident
/// @param caseId which
/// @param time milliseconds since 1970 UTC
/// @param actor who: the name of a key or of a person; [#SELF] for Redoubt
/// @param what status, assignment, note …
public record CaseAction(
    String id, CaseFile.Kind kind, String caseId, long time, String actor, What what) {
  /// Redoubt itself.
  public static final String SELF = "redoubt";

  /// What was done.
  public sealed interface What {
    /// How the case stands after it.
    default CaseStanding on(CaseStanding before) {
      return before;
    }

    /// The status is now this, and why.
    ///
    /// @param status `new`, `open`, `acknowledged`, `closed`, `reopened`
    /// @param disposition what it turned out to be, such as `false_positive`; empty: as before
    /// @param reason one line, may be empty
    record Status(String status, String disposition, String reason) implements What {
      @Override
      public CaseStanding on(CaseStanding before) {
        String now = disposition.isEmpty() ? before.disposition() : disposition;
        return new CaseStanding(status, now, before.assignee(), before.suppressedBy());
      }
    }

    /// Somebody works on it; empty: nobody does.
    record Assigned(String assignee) implements What {
      @Override
      public CaseStanding on(CaseStanding before) {
        return new CaseStanding(
            before.status(), before.disposition(), assignee, before.suppressedBy());
      }
    }

    /// A remark.
    record Note(String text) implements What {}

    /// A suppression hides it from now on; empty: none does any more.
    record Suppressed(String by) implements What {
      @Override
      public CaseStanding on(CaseStanding before) {
        return new CaseStanding(before.status(), before.disposition(), before.assignee(), by);
      }
    }

    /// The verdict is another one.
    ///
    /// @param before as filed before
    /// @param now as filed now
    record Judged(CaseVerdict before, CaseVerdict now) implements What {}
  }
}
