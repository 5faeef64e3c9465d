package io.redoubt.triage.review;

import java.util.Locale;

/// What a model may change, by how it did on the user's own data. `triage.md` §3.5.
public enum Qualification {
  /// Level 0: words only. Where every model starts.
  ADVISORY,
  /// Level 1: may raise the severity one step.
  MAY_RAISE,
  /// Level 2: may also lower it one step, above every floor and under all conditions of the table.
  MAY_LOWER;

  /// `unqualified`, `may raise`, `may lower`: as people read it.
  public String shown() {
    return this == ADVISORY ? "unqualified" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
