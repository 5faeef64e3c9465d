package io.redoubt.event.port;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Alerts and incidents, and what people did about them. Thread-safe.
public interface Cases {
  /// Files these, each new or in place of what was filed under its id.
  void file(List<CaseFile> cases);

  /// One case with its standing, or the one it became a part of; empty when there is none.
  Optional<Filed> find(CaseFile.Kind kind, String id);

  /// Those that match, a page at a time.
  Page list(CaseQuery query);

  /// Adds what somebody did; the same id a second time changes nothing.
  ///
  /// @return the case as it now stands, or empty when there is no such case
  Optional<Filed> act(CaseAction action);

  /// What was done about a case, oldest first.
  List<CaseAction> actions(CaseFile.Kind kind, String id);

  /// Removes cases that were last seen before (milliseconds since 1970 UTC) and last filed before
  /// it, with all that was done about them; says how many.
  int forget(long before);

  /// A filed case and how it stands.
  ///
  /// @param file as filed
  /// @param status `new` until somebody decides
  /// @param assignee who works on it, or empty
  /// @param created when it was first filed, milliseconds since 1970 UTC
  /// @param updated when it last changed, by filing or by people
  record Filed(CaseFile file, String status, String assignee, long created, long updated) {}

  /// Some of what matches.
  ///
  /// @param cases in the order asked for
  /// @param total how many match in all
  /// @param next cursor for those that follow; empty at the end
  record Page(List<Filed> cases, long total, OptionalLong next) {
    /// Copies the list.
    public Page {
      cases = List.copyOf(cases);
    }
  }
}
