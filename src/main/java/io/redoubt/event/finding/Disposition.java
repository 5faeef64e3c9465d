package io.redoubt.event.finding;

import java.util.Locale;

/// What a verdict says of an alert.
public enum Disposition {
  /// An attack or a policy breach.
  TRUE_POSITIVE,
  /// It did happen and is harmless here.
  BENIGN_POSITIVE,
  /// The rule was wrong.
  FALSE_POSITIVE,
  /// The evidence does not decide.
  UNDETERMINED;

  /// `true_positive` …
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
