package io.redoubt.triage;

import java.util.Locale;

/// What kind of thing an alert is: the closed list that people and models choose from.
public enum Category {
  /// Guessed, sprayed or stolen credentials in use.
  AUTHENTICATION_ABUSE,
  /// More rights than an account should have, or the secrets that give them.
  PRIVILEGE_ESCALATION,
  /// Suspicious programs or commands.
  EXECUTION,
  /// A way to come back.
  PERSISTENCE,
  /// From one machine to the next.
  LATERAL_MOVEMENT,
  /// Remote control from outside.
  COMMAND_AND_CONTROL,
  /// Data that leaves.
  EXFILTRATION,
  /// Looking around, from outside or inside.
  RECONNAISSANCE,
  /// Attacks on web applications.
  WEB_ATTACK,
  /// Known malicious software.
  MALWARE,
  /// Protections or records switched off, rules broken.
  POLICY_OR_MISCONFIGURATION,
  /// Service or data destroyed or held back.
  AVAILABILITY,
  /// Data gathered by somebody who has access.
  INSIDER_OR_DATA_ACCESS,
  /// Ordinary work.
  BENIGN_ACTIVITY,
  /// None of these.
  OTHER;

  /// `authentication_abuse` …
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// For sentences: `authentication abuse`.
  public String words() {
    return id().replace('_', ' ');
  }
}
