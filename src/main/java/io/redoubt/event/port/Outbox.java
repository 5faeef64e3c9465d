package io.redoubt.event.port;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is to be told to others about alerts, and what became of it. Changes of cases are noted
/// in the same transaction that makes them, whoever makes them, so that none is missed after a
/// stop; what follows from a change is put in together with the end of that change, so that none
/// is told twice. What is sent and not yet settled when the process dies is due again: receivers
/// get it once more, under the same id. Thread-safe.
public interface Outbox {
  /// From now on changes of alerts are noted; or no longer, and what was noted is forgotten.
  void follow(boolean wanted);

  /// Alerts that changed, the oldest change first; one that changed again stands at its last.
  List<Change> changes(int most);

  /// What was told of this alert, or will be, by channel.
  List<Told> told(String alert);

  /// Notices about this alert that wait.
  List<Notice> waiting(String alert);

  /// Ends a change with what follows from it, all of it or nothing. A notice whose id was there
  /// before replaces it only while that one waits.
  ///
  /// @param notices to be sent
  /// @param told in place of what was told by these channels
  /// @param dropped ids of waiting notices that are no longer needed
  void route(Change change, List<Notice> notices, List<Told> told, List<String> dropped);

  /// Notices of a channel that are due, the worst first, then the oldest.
  List<Notice> due(String channel, long now, int most);

  /// Those that wait in a group of a channel and are due until then, the oldest first.
  List<Notice> group(String channel, String group, long until, int most);

  /// What became of notices; together.
  void settle(Collection<Notice> settled);

  /// Remembers by which reference a channel knows what it was told of a group.
  void thread(String channel, String group, String reference);

  /// The reference of a group, if there is one.
  Optional<String> thread(String channel, String group);

  /// Notices in a state, the latest first; of this channel unless it is empty.
  List<Notice> list(State state, String channel, int most);

  /// Has dead notices sent again.
  ///
  /// @param ids which; empty: all
  /// @param now milliseconds since 1970 UTC: they are due at once
  /// @return how many
  int replay(Collection<String> ids, long now);

  /// How many there are: channel → state → number.
  Map<String, Map<State, Long>> counts();

  /// Removes those that were sent or dropped before (milliseconds since 1970 UTC); says how many.
  int forget(long before);

  /// An alert that changed.
  ///
  /// @param number of the change, growing
  /// @param alert its id
  record Change(long number, String alert) {}

  /// What a channel was told of an alert, or will be as soon as it can.
  ///
  /// @param severity the worst so far, as its place in `Severity`
  /// @param status at last
  /// @param verdict at last
  record Told(String channel, String alert, int severity, String status, String verdict) {}

  /// What is said of an alert.
  enum Action {
    /// It is there.
    RAISE,
    /// It got worse, or is judged otherwise.
    UPDATE,
    /// Somebody looks at it.
    ACKNOWLEDGE,
    /// It is closed, or turned out to be a part of another.
    RESOLVE
  }

  /// How a notice stands.
  enum State {
    /// It is to be sent.
    WAITING,
    /// The receiver has taken it.
    SENT,
    /// It was given up, with a reason; it can be sent again.
    DEAD,
    /// It was not needed any more before it was sent.
    DROPPED
  }

  /// Something to be said by a channel about an alert.
  ///
  /// @param id of its own; the same when it is tried again
  /// @param channel by which
  /// @param alert about which
  /// @param severity of the alert when it was put in, as its place in `Severity`
  /// @param group what belongs into one message: an incident, or the alert alone
  /// @param attempts so far
  /// @param due when it may be sent, milliseconds since 1970 UTC
  /// @param created likewise
  /// @param updated likewise
  /// @param reason why it stands as it does; one line without secrets, may be empty
  record Notice(
      String id,
      String channel,
      String alert,
      Action action,
      int severity,
      String group,
      State state,
      int attempts,
      long due,
      long created,
      long updated,
      String reason) {
    /// The same in another state.
    ///
    /// @param next when it is due, where it waits
    public Notice settled(State now, int tries, long next, long at, String why) {
      return new Notice(
          id, channel, alert, action, severity, group, now, tries, next, created, at, why);
    }

    /// The same with another weight and group: the alert changed while it waited.
    public Notice regrouped(int worse, String other, long next) {
      return new Notice(
          id, channel, alert, action, worse, other, state, attempts, next, created, updated,
          reason);
    }
  }
}
