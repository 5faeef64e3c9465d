package io.redoubt.triage;

import java.util.Locale;

/// The kinds of evidence lines that code computes, in the order of the pack.
enum Fact {
  /// The weightiest rule.
  RULE,
  /// The fields on which it matched.
  MATCHED,
  /// The other rules.
  OTHER_RULES,
  /// How many events, from when to when.
  COUNT,
  /// Source addresses.
  SOURCES,
  /// User names.
  USERS,
  /// Accounts that were changed.
  TARGET_USERS,
  /// Machines.
  HOSTS,
  /// Destination addresses and ports.
  DESTINATIONS,
  /// Successes and failures.
  OUTCOMES,
  /// All log-ons of the address or user in the input.
  LOG_ONS,
  /// A success that followed the failures.
  SUCCESS_AFTER,
  /// No success followed.
  NO_SUCCESS,
  /// Answers of the web server.
  ANSWERS,
  /// What was requested.
  URLS,
  /// Programs.
  PROCESSES,
  /// Command lines.
  COMMANDS,
  /// What was done.
  ACTIONS,
  /// Files, services, registry keys.
  OBJECTS,
  /// Names that were looked up.
  LOOKUPS,
  /// What the rules' authors know to be harmless.
  KNOWN_HARMLESS,
  /// The same was done by the same principal on several days.
  HABIT,
  /// The request came from a service of the platform.
  SERVICE,
  /// Who asked did it to the own account.
  SELF,
  /// The account that asked is one of a person.
  PERSON,
  /// Somebody of another organisation is named.
  STRANGER,
  /// Only people of the same organisation are named.
  COLLEAGUES,
  /// The service says that the sign-in is at risk.
  AT_RISK,
  /// The service says that the risk of the sign-in was dealt with.
  RISK_SETTLED,
  /// Telemetry that the input does not have.
  BLIND,
  /// Other alerts about the same entity.
  OTHER_ALERTS,
  /// What was not gathered, or found no room.
  LEFT_OUT;

  /// `fact:success_after` …
  String tag() {
    return "fact:" + name().toLowerCase(Locale.ROOT);
  }
}
