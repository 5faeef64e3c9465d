package io.redoubt.triage;

/// What shows that a deed in a cloud or a service is ordinary work.
enum Excuse {
  /// It was done by an account that the platform runs itself.
  PLATFORM(
      Fact.USERS, "An account of the platform itself did it, as it does in its ordinary work."),
  /// It was asked for by another service of the platform.
  SERVICE(
      Fact.SERVICE,
      "Another service of the platform asked for it, as it does for what it was set up to do."),
  /// The risk that the service saw was dealt with.
  SETTLED(Fact.RISK_SETTLED, "The service saw a risk, and it was dealt with."),
  /// It is done on many days.
  HABIT(Fact.HABIT, "It was done so often, on several days, that it is a habit."),
  /// It was about the own account.
  SELF(Fact.SELF, "Whoever asked did it to the own account, as people do."),
  /// It went to people of the same organisation.
  COLLEAGUES(Fact.COLLEAGUES, "It went to people of the same organisation only.");

  private final Fact fact;
  private final String reason;

  Excuse(Fact fact, String reason) {
    this.fact = fact;
    this.reason = reason;
  }

  /// The line that shows it.
  Fact fact() {
    return fact;
  }

  /// It as a sentence.
  String reason() {
    return reason;
  }
}
