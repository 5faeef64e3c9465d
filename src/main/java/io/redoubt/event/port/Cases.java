package io.redoubt.event.port;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Alerts and incidents, and what people did about them. Thread-safe.
public interface Cases {
  /// Files these, each new or in place of what was filed under its id.
  void file(List<CaseFile> cases);

  /// One case with its standing, or the one it became a part of; empty when there is none.
  Optional<Filed> find(CaseFile.Kind kind, String id);

  /// Those that match, a page at a time.
  Page list(CaseQuery query);

  /// Ids of all that match; its order, cursor and limit do not count.
  Set<String> ids(CaseQuery query);

  /// Adds what somebody did; the same id a second time changes nothing.
  ///
  /// @return the case as it now stands, or empty when there is no such case
  default Optional<Filed> act(CaseAction action) {
    return act(action, ANY) instanceof Acted.Done(Filed now) ? Optional.of(now) : Optional.empty();
  }

  /// Adds what somebody did, provided that the case is still of this revision. Of several that
  /// name the same revision one wins, whichever process they come from. The same id a second time
  /// changes nothing and is no conflict.
  ///
  /// @param revision as in [Filed#revision]; [#ANY]: whatever it is
  Acted act(CaseAction action, long revision);

  /// What became of a case, oldest first.
  List<CaseRevision> history(CaseFile.Kind kind, String id);

  /// What people decided and nobody has taken note of yet, oldest first: a log that is kept
  /// elsewhere asks for it, and says so with [#noted] when it has it.
  List<CaseRevision> unnoted(int limit);

  /// These actions are on record elsewhere.
  void noted(List<String> ids);

  /// Removes closed cases that were last seen before (milliseconds since 1970 UTC) and last changed
  /// before it, with all that was done about them; what is open stays, whatever its age, and so do
  /// the alerts of an incident that is open. Says how many.
  int forget(long before);

  /// Any revision.
  long ANY = -1;

  /// What became of an action.
  sealed interface Acted {
    /// It is on disk, now or since before.
    record Done(Filed now) implements Acted {}

    /// Somebody else was faster: the case is of another revision.
    record Outdated(Filed now) implements Acted {}

    /// There is no such case.
    record Unknown() implements Acted {}
  }

  /// A filed case and how it stands.
  ///
  /// @param file as filed
  /// @param standing what people decided
  /// @param revision goes up with each decision, and when verdict, severity or rules become others;
  ///     not when only counts and times grow
  /// @param created when it was first filed, milliseconds since 1970 UTC
  /// @param updated when it last changed, by filing or by people
  record Filed(CaseFile file, CaseStanding standing, long revision, long created, long updated) {
    /// `new` until somebody decides.
    public String status() {
      return standing.status();
    }

    /// Who works on it, or empty.
    public String assignee() {
      return standing.assignee();
    }
  }

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
