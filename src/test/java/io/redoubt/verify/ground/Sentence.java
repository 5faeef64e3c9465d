package io.redoubt.verify.ground;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import io.redoubt.verify.Answer;
import io.redoubt.verify.Answer.Claim;
import java.util.List;
import java.util.Map;

/// A sentence about a pack, which is true or false of it.
///
/// @param kind what is wrong with it; `truth` when nothing is
record Sentence(String kind, List<EvidenceLine> lines, List<String> refs, String text) {
  private static final GroundingVerifier VERIFIER = new GroundingVerifier();

  /// The true sentences of `verify/paraphrases.txt`.
  static List<Sentence> all() {
    return truths("../paraphrases.txt", Packs.ALL);
  }

  /// True ones of a file under `verify/redteam`.
  static List<Sentence> truths(String file, Map<String, List<EvidenceLine>> packs) {
    return Packs.rows(file, 3).stream()
        .map(row -> new Sentence("truth", lines(packs, row[0]), refs(row[1]), row[2]))
        .toList();
  }

  /// False ones of a file under `verify/redteam`.
  static List<Sentence> lies(String file, Map<String, List<EvidenceLine>> packs) {
    return Packs.rows(file, 4).stream()
        .map(row -> new Sentence(row[0], lines(packs, row[1]), refs(row[2]), row[3]))
        .toList();
  }

  private static List<EvidenceLine> lines(Map<String, List<EvidenceLine>> packs, String name) {
    List<EvidenceLine> lines = packs.get(name);
    if (lines == null) {
      throw new IllegalStateException("no pack " + name);
    }
    return lines;
  }

  private static List<String> refs(String cited) {
    return List.of(cited.split(","));
  }

  /// Why this wording is struck as an observation; empty when it stands.
  List<String> struck(String wording) {
    return VERIFIER.check(answer(refs, wording), lines()).cuts().stream()
        .filter(cut -> cut.field().startsWith("observations"))
        .map(cut -> cut.text() + " — " + String.join("; ", cut.reasons()))
        .toList();
  }

  /// Why it is struck itself.
  List<String> struck() {
    return struck(text);
  }

  static Answer answer(List<String> refs, String wording) {
    Claim none = new Claim(List.of(), "");
    return new Answer(
        List.of(new Claim(refs, wording)),
        none,
        none,
        Disposition.UNDETERMINED,
        Severity.MEDIUM,
        "other",
        List.of(),
        "low",
        "Nothing more is known.",
        List.of(),
        List.of(),
        false);
  }
}
