package io.redoubt.triage;

import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Counts;
import io.redoubt.event.finding.LoginHistory;
import io.redoubt.triage.evidence.Say;
import java.util.List;

/// Under how many names log-ons failed. An alert counts the names of all its events, and some of
/// those may be of log-ons that succeeded: they are left out, or the number is told as a least one.
///
/// @param least so many at least
/// @param exact whether it is so many
/// @param only the name when it is one, else empty
record FailedNames(long least, boolean exact, String only) {
  /// The names in the alert of this group.
  static FailedNames of(AlertGroup group) {
    Counts users = group.of("user.name");
    long successes = group.of("event.outcome").of("success");
    boolean all = users.complete() && !group.sampled();
    if (successes == 0 || users.values().isEmpty()) {
      String only = users.distinct() == 1 ? users.names().getFirst() : "";
      return new FailedNames(users.distinct(), all, only);
    }
    LoginHistory known = group.logins();
    LoginHistory.Login after = known == null ? null : known.successAfter();
    long own = after == null ? 0 : users.of(after.user());
    if (after != null && successes == 1 && own > 0) {
      return own > 1
          ? new FailedNames(users.distinct(), all, "")
          : without(users, after.user(), all);
    }
    long perhaps = users.values().stream().filter(u -> u.count() <= successes).count();
    long left = users.distinct() - Math.min(perhaps, successes);
    return new FailedNames(left, all && perhaps == 0, "");
  }

  private static FailedNames without(Counts users, String name, boolean all) {
    List<String> others = users.names().stream().filter(n -> !n.equals(name)).toList();
    return new FailedNames(others.size(), all, others.size() == 1 ? others.getFirst() : "");
  }

  /// ` for 3 user names`, ` for at least 3 user names`, ` for the user name kim`; empty where none
  /// is known.
  String told() {
    if (least <= 0 || (least == 1 && only.isEmpty())) {
      return "";
    }
    return least == 1 ? " for the user name " + Say.name(only) : " for " + number();
  }

  /// `3 user names` or `at least 3 user names`.
  String number() {
    return (exact ? "" : "at least ") + Say.number(least, "user name", "user names");
  }
}
