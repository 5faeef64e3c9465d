package io.redoubt.triage;

import io.redoubt.event.finding.Counts;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.LoginHistory;
import io.redoubt.event.finding.Statement;
import io.redoubt.triage.evidence.Say;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts a case into words. Each sentence takes its values from the lines it cites.
final class Narrator {
  private static final int OBSERVATIONS = 6;

  private Narrator() {}

  /// What happened, how it ended, what it means: a few sentences with their references.
  static String summary(Case c, Scorecard card) {
    List<Statement> parts = new ArrayList<>();
    parts.add(lead(c));
    ending(c).ifPresentOrElse(parts::add, () -> {});
    parts.add(judgement(c, card));
    StringBuilder text = new StringBuilder();
    for (Statement part : parts) {
      text.append(text.isEmpty() ? "" : " ").append(cited(part));
    }
    return text.toString();
  }

  /// The sentence with its references before the full stop.
  private static String cited(Statement part) {
    String text = part.text();
    return text.substring(0, text.length() - 1) + " [" + String.join(", ", part.refs()) + "].";
  }

  /// The reasons, then the remaining facts that a reader wants.
  static List<Statement> observations(Case c, Scorecard card) {
    List<Statement> all = new ArrayList<>();
    card.points().forEach(p -> all.add(new Statement(p.refs(), p.text())));
    Details.of(c).forEach(all::add);
    if (all.isEmpty()) {
      all.add(lead(c));
    }
    return all.size() <= OBSERVATIONS ? all : all.subList(0, OBSERVATIONS);
  }

  private static Statement lead(Case c) {
    if (c.failedLogOns()) {
      return failedLogOns(c, whenFailed(c));
    }
    String when = when(c);
    String rule = "\"" + Say.name(c.group().mainRule().title()) + "\"" + others(c);
    String events = Say.number(c.group().eventCount(), "event", "events");
    return new Statement(
        c.refs(Fact.RULE, Fact.OTHER_RULES, Fact.COUNT, Fact.SOURCES, Fact.USERS, Fact.HOSTS),
        switch (c.group().scene()) {
          case WEB, NETWORK ->
              "%s%s%s matched %s%s."
                  .formatted(capital(events), sources(c), hosts(c, " concerning "), rule, when);
          case CLOUD ->
              "%s of %s%s matched %s%s."
                  .formatted(capital(events), principal(c), sources(c), rule, when);
          case AUTHENTICATION, ENDPOINT, OTHER ->
              "%s%s%s%s matched %s%s."
                  .formatted(capital(events), hosts(c, " on "), account(c), sources(c), rule, when);
        });
  }

  private static String others(Case c) {
    int others = c.group().rules().size() - 1;
    return others == 0 ? "" : " or " + Say.number(others, "other rule", "other rules");
  }

  private static Statement failedLogOns(Case c, String when) {
    List<String> refs =
        c.refs(Fact.OUTCOMES, Fact.SOURCES, Fact.USERS, Fact.HOSTS, Fact.COUNT, Fact.LOG_ONS);
    String what = sources(c) + " failed" + hosts(c, " on ");
    return c.moreFailures()
        ? new Statement(
            refs,
            "Log-ons%s, %s in the whole input."
                .formatted(
                    what + FailedNames.of(c.group()).told() + when,
                    Say.number(c.failedLogOnCount())))
        : new Statement(
            refs,
            part(c)
                + Say.number(c.failures(), "log-on", "log-ons")
                + what
                + FailedNames.of(c.group()).told()
                + when
                + counted(c)
                + ".");
  }

  private static String counted(Case c) {
    return c.fewLookedAt()
        ? "; " + Say.number(c.group().eventCount(), "event", "events") + " were counted"
        : "";
  }

  private static String part(Case c) {
    return c.group().sampled() ? "At least " : "";
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /* The events of the alert may end with a success; the history tells when failures ended. */
  private static String whenFailed(Case c) {
    LoginHistory known = c.logins();
    return known != null && known.failures() == c.failedLogOnCount()
        ? when(known.firstFailure(), known.lastFailure())
        : when(c);
  }

  private static String when(Case c) {
    return when(c.group().firstSeen(), c.group().lastSeen());
  }

  private static String when(@Nullable Instant first, @Nullable Instant last) {
    if (first == null || last == null) {
      return "";
    }
    String from = Say.time(first);
    String to = Say.time(last);
    return from.equals(to) ? " at " + from : " between " + from + " and " + to;
  }

  /* Of events that were looked at in part there may be more of everything. */
  private static String distinct(Case c, Counts counts, String one, String many) {
    return c.group().sampled() && counts.complete()
        ? "at least " + Say.number(counts.distinct(), one, many)
        : Say.distinct(counts, one, many);
  }

  private static String sources(Case c) {
    Counts sources = c.values("source.ip");
    if (sources.values().isEmpty()) {
      return "";
    }
    return sources.distinct() <= 3
        ? " from " + Say.names(sources, 3)
        : " from " + distinct(c, sources, "source address", "source addresses");
  }

  private static String hosts(Case c, String word) {
    Counts hosts = c.values("host.name");
    if (hosts.values().isEmpty()) {
      return "";
    }
    return hosts.distinct() <= 3
        ? word + Say.names(hosts, 3)
        : word + distinct(c, hosts, "host", "hosts");
  }

  private static String account(Case c) {
    Counts users = c.values("user.name");
    if (users.values().isEmpty()) {
      return "";
    }
    return (users.distinct() == 1 ? " of the account " : " of the accounts ") + Say.names(users, 2);
  }

  private static String principal(Case c) {
    Counts users = c.values("user.name");
    return users.values().isEmpty() ? "an unnamed principal" : Say.names(users, 2);
  }

  private static Optional<Statement> ending(Case c) {
    LoginHistory known = c.logins();
    if (c.failedLogOns() && known != null) {
      LoginHistory.Login after = known.successAfter();
      if (after != null) {
        String user = after.user().isEmpty() ? "" : " as " + Say.name(after.user());
        return Optional.of(
            new Statement(
                c.refs(Fact.SUCCESS_AFTER),
                "A log-on%s then succeeded at %s.".formatted(user, Say.time(after.time()))));
      }
      if (c.has(Fact.NO_SUCCESS)) {
        return Optional.of(
            new Statement(
                c.refs(Fact.NO_SUCCESS), "No success follows the failures in this input."));
      }
    }
    return Details.effect(c);
  }

  private static Statement judgement(Case c, Scorecard card) {
    Disposition disposition = card.disposition();
    String text =
        switch (disposition) {
          case TRUE_POSITIVE ->
              Deed.breach(c)
                  ? done(c)
                  : "This is judged %s: %s".formatted(attack(c), meaning(c.category()));
          case BENIGN_POSITIVE ->
              "On its own this is ordinary activity, and nothing here makes it an attack.";
          case FALSE_POSITIVE -> "The rule is wrong here.";
          case UNDETERMINED ->
              "Whether this is an attack or ordinary work cannot be told from these events alone.";
        };
    return new Statement(c.refs(Fact.RULE), text);
  }

  /* The record proves the deed, not that whoever did it means harm. */
  private static String done(Case c) {
    return switch (Deed.of(c).orElseThrow()) {
      case WARNED -> "This is judged real: the service itself took it for an attack.";
      case ATTACKED -> "This is judged %s: %s".formatted(attack(c), meaning(c.category()));
      case UNGUARDED, OPENED, DESTROYED, EMPOWERED, RAN, PLACED, OTHER ->
          c.has(Fact.AT_RISK)
              ? "This is judged real: the service itself sees a risk in it."
              : "This is judged real unless it was ordered: %s".formatted(meaning(c.category()));
    };
  }

  private static String attack(Case c) {
    return switch (c.category()) {
      case POLICY_OR_MISCONFIGURATION -> "a breach of policy";
      case BENIGN_ACTIVITY, OTHER -> "real";
      default -> "a real case of " + c.category().words();
    };
  }

  private static String meaning(Category category) {
    return switch (category) {
      case AUTHENTICATION_ABUSE -> "somebody uses or guesses credentials that are not theirs.";
      case PRIVILEGE_ESCALATION -> "somebody gains rights, or the secrets that give them.";
      case EXECUTION -> "commands run in a way that attackers use and administrators rarely do.";
      case PERSISTENCE -> "it leaves a way to come back.";
      case LATERAL_MOVEMENT -> "somebody moves from one machine to another.";
      case COMMAND_AND_CONTROL -> "a machine takes orders or tools from outside.";
      case EXFILTRATION -> "data leaves the network.";
      case RECONNAISSANCE -> "somebody looks for weak spots.";
      case WEB_ATTACK -> "somebody attacks a web application.";
      case MALWARE -> "known malicious software is involved.";
      case POLICY_OR_MISCONFIGURATION ->
          "protection or records are weakened, which may hide what follows.";
      case AVAILABILITY -> "data or service may be lost.";
      case INSIDER_OR_DATA_ACCESS -> "somebody gathers data or secrets.";
      case BENIGN_ACTIVITY -> "it is ordinary work.";
      case OTHER -> "the rule and the facts agree.";
    };
  }
}
