package io.redoubt.triage;

import io.redoubt.event.finding.AlertGroup;
import io.redoubt.event.finding.Counts;
import io.redoubt.event.finding.Evidence.Kind;
import io.redoubt.event.finding.LoginHistory;
import io.redoubt.triage.evidence.Line;
import io.redoubt.triage.evidence.Say;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the whole input tells of the log-ons of an alert's address or user.
final class LogOns {
  private LogOns() {}

  static void add(AlertGroup group, Pack pack) {
    Counts outcomes = group.of("event.outcome");
    if (!outcomes.values().isEmpty()) {
      List<String> proof = new ArrayList<>();
      outcomes.names().forEach(o -> proof.add("outcome:" + o));
      Line line = new Line().say("Outcome: ").counted("event.outcome", outcomes);
      FailedNames names = FailedNames.of(group);
      if (outcomes.of("failure") > 0 && outcomes.of("success") > 0 && names.least() > 1) {
        line.say("; the failed ones under " + names.number());
      }
      line.say(group.sampled() ? " (counts of a part of the events)." : ".");
      pack.add(Fact.OUTCOMES, Kind.FACT, line, proof);
    }
    LoginHistory known = group.logins();
    if (known != null) {
      history(known, who(group, known), pack);
    }
  }

  private static String who(AlertGroup group, LoginHistory known) {
    return group.of("user.name").of(known.value()) > 0 ? "user.name" : "source.ip";
  }

  private static void history(LoginHistory known, String field, Pack pack) {
    List<String> proof = new ArrayList<>();
    if (known.failures() > 0) {
      proof.add("outcome:failure");
    }
    if (known.successes() > 0) {
      proof.add("outcome:success");
    }
    Line all =
        new Line()
            .say("In the whole input, log-ons of ")
            .value(field, known.value())
            .say(": %s failed%s, ".formatted(Say.number(known.failures()), between(known)))
            .say("%s succeeded, of these ".formatted(Say.number(known.successes())))
            .say(
                "%s earlier than the first failure."
                    .formatted(Say.number(known.earlierSuccesses())));
    pack.add(Fact.LOG_ONS, Kind.FACT, all, proof);
    LoginHistory.Login after = known.successAfter();
    if (after != null) {
      String time = after.time().toString();
      pack.add(Fact.SUCCESS_AFTER, Kind.FACT, success(after), List.of("outcome:success"), time);
    } else if (known.failures() > 0 && known.complete()) {
      pack.add(
          Fact.NO_SUCCESS,
          Kind.CONTEXT,
          new Line()
              .say("No successful log-on of ")
              .value(field, known.value())
              .say(" follows the failures in this input."));
    }
  }

  private static String between(LoginHistory known) {
    Instant first = known.firstFailure();
    Instant last = known.lastFailure();
    if (first == null || last == null) {
      return "";
    }
    return first.equals(last)
        ? " at " + Say.time(first)
        : " between " + Say.time(first) + " and " + Say.time(last);
  }

  private static Line success(LoginHistory.Login after) {
    Line line = new Line().say("A log-on");
    if (!after.user().isEmpty()) {
      line.say(" as ").value("user.name", after.user());
    }
    if (!after.source().isEmpty()) {
      line.say(" from ").value("source.ip", after.source());
    }
    line.say(" succeeded at %s, after the first failure (".formatted(Say.time(after.time())));
    line.value("log.file.path", after.path());
    return line.say(after.line() > 0 ? ", line " + after.line() + ")." : ").");
  }
}
