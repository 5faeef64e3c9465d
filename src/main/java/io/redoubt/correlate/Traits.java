package io.redoubt.correlate;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Alert;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Habit;
import io.redoubt.event.query.OwnAddress;
import io.redoubt.taxonomy.attack.Tactic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What of an alert can tie it to another.
///
/// @param ties shared value → how strong a tie through it is; written as `address 203.0.113.66`
/// @param counts whether it is worth at least medium, and not judged benign
/// @param inside whether it shows somebody who already got in
/// @param habit how usual it is here
record Traits(Alert alert, TreeMap<String, Tie> ties, boolean counts, boolean inside, Habit habit) {
  /// A log-on attack lists names it guessed: from so many on they tie it to nothing.
  private static final int GUESSED = 4;

  /// More addresses than this are a crowd, which ties it to nothing.
  private static final int CROWD = 20;

  /// An alert that lasts longer ties none of several addresses or accounts, and no machine, to
  /// anything.
  private static final Duration LASTING = Duration.ofDays(7);

  /// How strong a tie is.
  enum Tie {
    /// The same outside address or the same account: within six hours.
    STRONG(Duration.ofHours(6)),
    /// The same machine: within two hours, and only when somebody got in.
    WEAK(Duration.ofHours(2));

    private final Duration reach;

    Tie(Duration reach) {
      this.reach = reach;
    }

    Duration reach() {
      return reach;
    }
  }

  static Traits of(Alert alert, Habit habit) {
    TreeMap<String, Tie> ties = new TreeMap<>();
    if (!habit.expected().isEmpty()) {
      return new Traits(alert, ties, false, false, habit);
    }
    for (String field : new String[] {"source.ip", "destination.ip"}) {
      List<String> addresses = alert.entities().of(field);
      boolean tells = addresses.size() == 1 || (addresses.size() <= CROWD && !lasting(alert));
      for (String ip : tells ? addresses : List.<String>of()) {
        if (!OwnAddress.is(ip)) {
          ties.put("address " + ip, Names.internal(ip) ? Tie.WEAK : Tie.STRONG);
        }
      }
    }
    List<String> hosts = lasting(alert) ? List.of() : alert.entities().of("host.name");
    for (String host : hosts) {
      ties.put("host " + Names.host(host), Tie.WEAK);
    }
    int users = alert.entities().of("user.name").size();
    if (users < GUESSED && (users == 1 || !lasting(alert))) {
      for (String field : new String[] {"user.name", "user.target.name"}) {
        alert.entities().of(field).stream()
            .map(Names::user)
            .filter(Traits::personal)
            .forEach(u -> ties.put("account " + u, Tie.STRONG));
      }
    }
    boolean counts =
        alert.severity().atLeast(Severity.MEDIUM)
            && alert.verdict().disposition() != Disposition.BENIGN_POSITIVE;
    boolean inside =
        alert.tactics().stream().flatMap(t -> Tactic.find(t).stream()).anyMatch(Tactic::inside)
            || alert.severity().atLeast(Severity.HIGH);
    return new Traits(alert, ties, counts, counts && inside, habit);
  }

  /* What goes on for weeks is near to everything, so that it tells nothing. */
  private static boolean lasting(Alert alert) {
    Instant first = alert.firstSeen();
    Instant last = alert.lastSeen();
    return first != null && last != null && first.plus(LASTING).isBefore(last);
  }

  /// Whether an account (without its domain) belongs to one person.
  static boolean personal(String user) {
    return !user.endsWith("$") && !Account.EVERYWHERE.contains(user.toLowerCase(Locale.ROOT));
  }

  /// The first value of this strength through which the two are one story.
  Optional<String> shared(Traits other, Tie tie) {
    return ties.entrySet().stream()
        .filter(e -> e.getValue() == tie && other.ties.containsKey(e.getKey()))
        .filter(e -> ties(other, tie))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// Whether a shared value of this strength makes the two one story.
  boolean ties(Traits other, Tie tie) {
    boolean enough =
        switch (tie) {
          case STRONG -> counts || other.counts;
          case WEAK -> counts && other.counts && (inside || other.inside);
        };
    return enough && near(other, tie.reach());
  }

  /// Whether the two stood out together.
  boolean company(Traits other) {
    return !habit.company().isEmpty() && habit.company().equals(other.habit.company());
  }

  private boolean near(Traits other, Duration reach) {
    Instant first = alert.firstSeen();
    Instant last = alert.lastSeen();
    Instant otherFirst = other.alert.firstSeen();
    Instant otherLast = other.alert.lastSeen();
    if (first == null || last == null || otherFirst == null || otherLast == null) {
      return false;
    }
    return !first.isAfter(otherLast.plus(reach)) && !otherFirst.isAfter(last.plus(reach));
  }
}
