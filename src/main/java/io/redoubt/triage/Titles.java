package io.redoubt.triage;

import io.redoubt.event.finding.Counts;
import io.redoubt.event.finding.LoginHistory;
import io.redoubt.event.finding.Scene;
import io.redoubt.triage.evidence.Say;
import java.util.List;

/// Names an alert so that it can be told from its neighbours in a list.
final class Titles {
  private static final int LENGTH = 120;

  /// From so many rules on, the title names the whole instead of one of them.
  private static final int SEVERAL = 3;

  private Titles() {}

  static String of(Case c) {
    String title = c.failedLogOns() ? logOns(c) : rule(c);
    return title.length() <= LENGTH ? title : title.substring(0, LENGTH - 1) + "…";
  }

  private static String logOns(Case c) {
    LoginHistory known = c.logins();
    LoginHistory.Login after = known == null ? null : known.successAfter();
    String failures = Say.number(c.failedLogOnCount(), "failed log-on", "failed log-ons");
    String where =
        c.group().sampled()
            ? atLeast(c, "source.ip", " from ", "addresses")
                + atLeast(c, "host.name", " on ", "hosts")
            : about(c, "source.ip", " from ", "addresses") + about(c, "host.name", " on ", "hosts");
    if (after != null && Scorecard.guessed(c)) {
      String user = after.user().isEmpty() ? "" : " as " + Say.name(after.user());
      return "Log-on" + user + " succeeds after " + failures + where;
    }
    boolean through = c.values("event.outcome").of("success") > 0;
    if (c.fewLookedAt()) {
      return (through ? "Successful log-ons among failed ones" : "Failed log-ons")
          + atLeast(c, "source.ip", " from ", "addresses")
          + atLeast(c, "host.name", " on ", "hosts");
    }
    boolean part = c.group().sampled() && !c.moreFailures();
    if (part && through) {
      String failed = Say.number(c.failedLogOnCount(), "failed one", "failed ones");
      return "Successful log-ons among at least " + failed + where;
    }
    return (part ? "At least " : "") + failures + where;
  }

  private static String rule(Case c) {
    boolean attempts =
        (c.category() == Category.WEB_ATTACK || c.category() == Category.RECONNAISSANCE)
            && (c.group().scene() == Scene.WEB || c.group().scene() == Scene.NETWORK)
            && c.group().rules().size() >= SEVERAL;
    String title = attempts ? "Scan and attack attempts" : Say.name(c.group().mainRule().title());
    return title
        + switch (c.group().scene()) {
          case WEB, NETWORK ->
              about(c, "source.ip", " from ", "addresses")
                  + about(c, "host.name", " against ", "hosts");
          case AUTHENTICATION ->
              about(c, "user.name", " by ", "users") + about(c, "host.name", " on ", "hosts");
          case CLOUD ->
              about(c, "user.name", " by ", "principals")
                  + about(c, "source.ip", " from ", "addresses");
          case ENDPOINT -> about(c, "host.name", " on ", "hosts");
          case OTHER -> about(c, "source.ip", " from ", "addresses");
        };
  }

  /// A name, a host without its domain.
  private static String shown(String field, String value) {
    String name = Say.name(value);
    int dot = name.indexOf('.');
    boolean host = field.equals("host.name") && dot > 0 && !isAddress(name);
    return host ? name.substring(0, dot) : name;
  }

  private static boolean isAddress(String name) {
    return name.indexOf(':') >= 0
        || name.chars().allMatch(ch -> ch == '.' || (ch >= '0' && ch <= '9'));
  }

  /* Of events that were looked at in part there may be more of everything. */
  private static String atLeast(Case c, String field, String word, String many) {
    Counts counts = c.values(field);
    return counts.distinct() < SEVERAL
        ? about(c, field, word, many)
        : word + "at least " + Say.number(counts.distinct()) + " " + many;
  }

  private static String about(Case c, String field, String word, String many) {
    Counts counts = c.values(field);
    List<String> names =
        counts.names().stream().limit(SEVERAL).map(n -> shown(field, n)).distinct().toList();
    if (names.isEmpty() || !c.mostly(field)) {
      return "";
    }
    if (counts.distinct() < SEVERAL) {
      return word + Say.and(names);
    }
    String more = counts.complete() ? "" : "more than ";
    return word + more + Say.number(counts.distinct()) + " " + many;
  }
}
