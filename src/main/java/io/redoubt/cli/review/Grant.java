package io.redoubt.cli.review;

import io.redoubt.triage.qualify.Proof;
import io.redoubt.triage.review.Granted;
import io.redoubt.triage.review.Qualification;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// What a model may change in a run: what was asked for, as far as it is proved.
///
/// @param granted what it may
/// @param note why it may less than was asked for; empty when it may all of it
record Grant(Granted granted, String note) {
  private static final String REMEDY = " Prove it: redoubt doctor model --qualify -w DIR.";

  /// Nothing was asked for.
  static final Grant NONE = new Grant(Granted.ADVISORY, "");

  /// @param asked 0, 1 or 2
  /// @param terms of the run, as [Proof#terms] gives them
  /// @param proofs of the workspace; null without one
  static Grant of(
      int asked, SortedMap<String, String> terms, @Nullable Proofs proofs, Instant present) {
    if (asked == 0) {
      return NONE;
    }
    String wish = "Level " + asked + " was asked for, ";
    if (proofs == null) {
      return refused(wish + "but without a workspace (-w DIR) there is no proof of it.", "");
    }
    if (terms.getOrDefault("digest", "").isEmpty()) {
      return refused(wish + "but the server does not say which model it runs (no digest).", "");
    }
    Optional<Proof> proof = proofs.find(terms);
    if (proof.isEmpty()) {
      return refused(wish + "but there is no proof for this model.", REMEDY);
    }
    String against = proof.get().against(terms, present);
    if (!against.isEmpty()) {
      return refused(wish + "but the proof does not hold: " + against + ".", REMEDY);
    }
    Granted earned = proof.get().earned();
    if (earned.level().ordinal() >= asked) {
      return new Grant(asked == 1 ? raising() : earned, "");
    }
    return new Grant(
        earned.level() == Qualification.ADVISORY ? Granted.ADVISORY : raising(),
        wish + "but the model earned level " + earned.level().ordinal() + ".");
  }

  private static Granted raising() {
    return new Granted(Qualification.MAY_RAISE, Double.NaN);
  }

  private static Grant refused(String why, String remedy) {
    return new Grant(Granted.ADVISORY, why + " It is unqualified." + remedy);
  }
}
