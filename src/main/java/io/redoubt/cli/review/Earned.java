package io.redoubt.cli.review;

import io.redoubt.llm.roster.Roster;
import io.redoubt.triage.qualify.Proof;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;

/// What models earned in a workspace, in words.
///
/// @param asked level that is configured
/// @param proofs of the workspace
record Earned(int asked, Proofs proofs) {
  /// What a model may change, or would.
  ///
  /// @param terms of the model, as [Proof#terms] gives them
  Roster.Standing standing(SortedMap<String, String> terms, Instant present) {
    Grant grant = Grant.of(asked, terms, proofs, present);
    int level = grant.granted().level().ordinal();
    Optional<Proof> proof = proofs.find(terms);
    boolean holds = proof.isPresent() && proof.get().against(terms, present).isEmpty();
    int earned = holds ? proof.get().earned().level().ordinal() : 0;
    return new Roster.Standing(level, asked, earned, reason(grant, terms, proof, present));
  }

  private String reason(
      Grant grant, SortedMap<String, String> terms, Optional<Proof> proof, Instant present) {
    if (!grant.note().isEmpty()) {
      return grant.note();
    }
    String earned = earned(terms, proof, present);
    return asked == 0
        ? "Level 0 is configured (llm.level): code decides, the model adds words. " + earned
        : earned;
  }

  private static String earned(
      SortedMap<String, String> terms, Optional<Proof> proof, Instant present) {
    if (terms.getOrDefault("digest", "").isEmpty()) {
      return "Nothing can be proved of it: its server does not say which model it runs.";
    }
    if (proof.isEmpty()) {
      return "It was never examined here.";
    }
    Proof known = proof.get();
    int level = known.earned().level().ordinal();
    String against = known.against(terms, present);
    return against.isEmpty()
        ? "It proved level %d at %s, which holds until %s."
            .formatted(level, moment(known.at()), moment(known.at().plus(Proof.HOLDS)))
        : "The proof of level " + level + " does not hold: " + against + ".";
  }

  private static Instant moment(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS);
  }
}
