package io.redoubt.triage;

import io.redoubt.event.finding.Counts;
import io.redoubt.event.finding.Statement;
import io.redoubt.triage.evidence.Say;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The sentences about what was done: requests and answers, commands, accounts, objects.
final class Details {
  private Details() {}

  /// The sentence that says what came of it, when anything does.
  static Optional<Statement> effect(Case c) {
    if (c.has(Fact.ANSWERS) && c.answers() > 0) {
      return Optional.of(answers(c));
    }
    if (c.has(Fact.COMMANDS)) {
      return Optional.of(command(c));
    }
    if (c.has(Fact.TARGET_USERS)) {
      return Optional.of(targetAccounts(c));
    }
    return c.has(Fact.OBJECTS) ? Optional.of(objects(c)) : Optional.empty();
  }

  /// All of them, the telling ones first.
  static List<Statement> of(Case c) {
    List<Statement> all = new ArrayList<>();
    if (c.has(Fact.COMMANDS)) {
      all.add(command(c));
    }
    if (c.has(Fact.TARGET_USERS)) {
      all.add(targetAccounts(c));
    }
    if (c.has(Fact.OBJECTS)) {
      all.add(objects(c));
    }
    if (c.has(Fact.URLS)) {
      all.add(first(c, Fact.URLS, "A request was for \"%s\".", "url.original", "url.path"));
    }
    if (c.has(Fact.DESTINATIONS)) {
      all.add(destinations(c));
    }
    if (c.has(Fact.LOOKUPS)) {
      all.add(first(c, Fact.LOOKUPS, "The name \"%s\" was looked up.", "dns.question.name"));
    }
    if (c.has(Fact.ACTIONS) && !c.failedLogOns()) {
      all.add(first(c, Fact.ACTIONS, "The most frequent action was \"%s\".", "event.action"));
    }
    if (c.has(Fact.BLIND)) {
      all.add(
          new Statement(
              c.refs(Fact.BLIND), "Some kinds of telemetry are missing, so part stays unseen."));
    }
    return all;
  }

  private static Statement answers(Case c) {
    long all = c.answers();
    long good = c.answered();
    String text;
    if (good == 0) {
      text = "None of the requests was answered with success.";
    } else if (good == all) {
      text = "All of the requests were answered with success.";
    } else {
      text = "Some of the requests were answered with success, the others were not.";
    }
    return new Statement(c.refs(Fact.ANSWERS), text);
  }

  private static Statement command(Case c) {
    return first(c, Fact.COMMANDS, "A command line reads \"%s\".", "process.command_line");
  }

  private static Statement objects(Case c) {
    return first(
        c,
        Fact.OBJECTS,
        "It concerns \"%s\".",
        "service.name",
        "file.path",
        "registry.path",
        "group.name");
  }

  private static Statement targetAccounts(Case c) {
    Counts targets = c.values("user.target.name");
    return new Statement(
        c.refs(Fact.TARGET_USERS),
        (targets.distinct() == 1
                ? "The account changed or used is %s."
                : "Accounts changed or used are %s.")
            .formatted(Say.names(targets, 3)));
  }

  private static Statement destinations(Case c) {
    Counts targets = c.values("destination.ip");
    return new Statement(
        c.refs(Fact.DESTINATIONS),
        targets.distinct() <= 3
            ? "The traffic goes to %s.".formatted(Say.names(targets, 3))
            : "The traffic goes to %s."
                .formatted(Say.distinct(targets, "destination address", "destination addresses")));
  }

  private static Statement first(Case c, Fact fact, String sentence, String... fields) {
    for (String field : fields) {
      Counts counts = c.values(field);
      if (!counts.values().isEmpty()) {
        return new Statement(c.refs(fact), sentence.formatted(Say.name(counts.names().getFirst())));
      }
    }
    return new Statement(c.refs(Fact.RULE), "The rule fired.");
  }
}
