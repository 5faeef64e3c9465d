package io.redoubt.triage;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import io.redoubt.event.finding.Recommendation;
import io.redoubt.event.finding.Scene;
import java.util.ArrayList;
import java.util.List;

/// What to do next, by category and facts, from the closed list of actions. At most five.
final class Playbook {
  private static final int MOST = 5;
  private static final long NOISY = 100;

  private final Case c;
  private final List<Recommendation> steps = new ArrayList<>();

  private Playbook(Case c) {
    this.c = c;
  }

  static List<Recommendation> of(Case c, Disposition disposition, Severity severity) {
    Playbook book = new Playbook(c);
    switch (disposition) {
      case TRUE_POSITIVE -> book.act(severity);
      case UNDETERMINED -> book.clarify();
      case BENIGN_POSITIVE -> book.settle();
      case FALSE_POSITIVE -> book.add("tune_rule", "The rule should not match this.", Fact.RULE);
    }
    List<Recommendation> steps = book.steps;
    return steps.size() <= MOST ? List.copyOf(steps) : List.copyOf(steps.subList(0, MOST));
  }

  private void add(String action, String rationale, Fact... targets) {
    steps.add(new Recommendation(action, c.target(targets), rationale));
  }

  private void act(Severity severity) {
    if (severity.atLeast(Severity.HIGH)) {
      add("escalate_incident", "This needs a person now.", Fact.RULE);
    }
    if (Deed.breach(c) && !severity.atLeast(Severity.HIGH)) {
      add("verify_with_owner", "Ask whether this was ordered.", WHO);
      add("review_account", "If nobody ordered it, undo it and see what else was done.", WHO);
      block();
      return;
    }
    switch (c.category()) {
      case AUTHENTICATION_ABUSE -> logOns();
      case WEB_ATTACK, RECONNAISSANCE -> requests();
      case PERSISTENCE, PRIVILEGE_ESCALATION -> rights(severity);
      case EXECUTION, MALWARE, LATERAL_MOVEMENT -> machine(severity);
      case COMMAND_AND_CONTROL, EXFILTRATION -> traffic(severity);
      case POLICY_OR_MISCONFIGURATION -> {
        add("verify_with_owner", "Ask whether this change was planned and by whom.", WHO);
        add("patch_or_harden", "Switch protection and records on again.", Fact.OBJECTS, Fact.HOSTS);
        add(
            "collect_more_logs",
            "Fill the gap from copies kept elsewhere.",
            Fact.HOSTS,
            Fact.COUNT);
      }
      case AVAILABILITY -> {
        isolate(severity);
        add("verify_with_owner", "Check that backups exist and can be restored.", Fact.HOSTS);
      }
      case INSIDER_OR_DATA_ACCESS -> {
        add("verify_with_owner", "Ask whether this access was meant to be.", WHO);
        add("reset_credentials", "Secrets that were read must be changed.", WHO);
        add("review_account", "Look at what else this account read.", WHO);
      }
      case BENIGN_ACTIVITY, OTHER -> {
        add("verify_with_owner", "Ask the owner what this was.", WHO);
        add("monitor", "Watch whether it comes back.", Fact.SOURCES, Fact.HOSTS);
      }
    }
  }

  private static final Fact[] WHO = {Fact.USERS, Fact.SOURCES, Fact.HOSTS};

  private void logOns() {
    if (c.has(Fact.SUCCESS_AFTER) && Scorecard.guessed(c)) {
      add("reset_credentials", "The password of this account is known.", Fact.SUCCESS_AFTER);
      add("review_account", "See what the account did since then.", Fact.SUCCESS_AFTER);
    } else if (!c.failedLogOns()) {
      add("review_account", "See what else the account did.", WHO);
      add("verify_with_owner", "Ask whether the owner was at work then.", WHO);
    }
    block();
    add(
        "patch_or_harden",
        "Accept log-ons with keys or a second factor only, and from known networks.",
        Fact.HOSTS,
        Fact.SOURCES);
    if (c.has(Fact.NO_SUCCESS)) {
      add("monitor", "Watch for a success from the same address.", Fact.NO_SUCCESS);
    }
  }

  private void requests() {
    block();
    if (c.answered() > 0) {
      add("collect_more_logs", "See what the answered requests gave away or did.", Fact.ANSWERS);
    }
    add("patch_or_harden", "Close or update what was asked for.", Fact.URLS, Fact.DESTINATIONS);
    add("monitor", "Watch what the same address does next.", Fact.SOURCES);
  }

  private void rights(Severity severity) {
    add(
        "verify_with_owner",
        "Ask whether this change was ordered.",
        Fact.TARGET_USERS,
        Fact.USERS,
        Fact.HOSTS);
    add(
        "review_account",
        "Look at the account and undo what nobody ordered.",
        Fact.TARGET_USERS,
        Fact.USERS,
        Fact.HOSTS);
    if (c.group().scene() == Scene.CLOUD) {
      add("reset_credentials", "Keys of this principal may be in other hands.", Fact.USERS);
    } else {
      isolate(severity);
    }
    block();
  }

  private void machine(Severity severity) {
    isolate(severity);
    add("verify_with_owner", "Ask whether an administrator did this.", WHO);
    add(
        "collect_more_logs",
        "Follow the process tree up and down from here.",
        Fact.COMMANDS,
        Fact.PROCESSES,
        Fact.HOSTS);
    add("reset_credentials", "Accounts used on this machine may be known.", Fact.USERS, Fact.HOSTS);
  }

  private void traffic(Severity severity) {
    isolate(severity);
    add(
        "block_indicator",
        "Cut the connection to this destination.",
        Fact.DESTINATIONS,
        Fact.LOOKUPS,
        Fact.COMMANDS);
    add("collect_more_logs", "Find which program opened it.", Fact.HOSTS, Fact.SOURCES);
  }

  private void isolate(Severity severity) {
    if (severity.atLeast(Severity.HIGH)) {
      add("isolate_host", "Take the machine off the network until it is clear.", Fact.HOSTS);
    }
  }

  private void block() {
    if (c.fromOutside()) {
      add("block_indicator", "Keep this address out.", Fact.SOURCES);
    }
  }

  private void clarify() {
    add("verify_with_owner", "Ask whether this was meant to be.", WHO);
    add("collect_more_logs", "See what came before and after.", Fact.COUNT);
    if (c.has(Fact.KNOWN_HARMLESS)) {
      add("tune_rule", "If it is one of the known causes, exempt it.", Fact.KNOWN_HARMLESS);
    }
  }

  private void settle() {
    if (c.group().eventCount() >= NOISY) {
      add("tune_rule", "It fires often and says little.", Fact.RULE);
    } else {
      add("no_action", "Nothing needs to be done.", Fact.RULE);
    }
  }
}
