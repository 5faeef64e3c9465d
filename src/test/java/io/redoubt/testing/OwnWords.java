package io.redoubt.testing;

import io.redoubt.event.finding.Evidence;
import io.redoubt.event.finding.EvidencePack;
import io.redoubt.event.finding.Verdict;
import io.redoubt.guard.AttackerFields;
import io.redoubt.verify.Answer;
import io.redoubt.verify.Answer.Claim;
import io.redoubt.verify.Answer.Step;
import io.redoubt.verify.ground.EvidenceLine;
import io.redoubt.verify.ground.Grounding;
import io.redoubt.verify.ground.GroundingVerifier;
import java.util.List;

/// Holds what code wrote to what models are held to.
public final class OwnWords {
  private static final GroundingVerifier VERIFIER = new GroundingVerifier();

  private OwnWords() {}

  /// How the verdict fares against its evidence.
  public static Grounding grounding(Verdict verdict, EvidencePack pack) {
    return VERIFIER.check(answer(verdict), lines(pack));
  }

  private static Answer answer(Verdict verdict) {
    List<Claim> observations =
        verdict.observations().stream().map(o -> new Claim(o.refs(), o.text())).toList();
    List<Step> steps =
        verdict.recommendations().stream()
            .map(r -> new Step(r.action(), r.targetRef(), r.rationale()))
            .toList();
    Claim none = new Claim(List.of(), "");
    return new Answer(
        observations,
        none,
        none,
        verdict.disposition(),
        verdict.severity(),
        verdict.category(),
        List.of(),
        "high",
        verdict.summary(),
        steps,
        verdict.missing(),
        false);
  }

  private static List<EvidenceLine> lines(EvidencePack pack) {
    return pack.lines().stream()
        .map(
            line ->
                new EvidenceLine(
                    line.id(),
                    line.text(),
                    line.tags(),
                    line.kind() == Evidence.Kind.RAW
                        || line.tokens().stream()
                            .anyMatch(t -> AttackerFields.contains(t.field()))))
        .toList();
  }
}
