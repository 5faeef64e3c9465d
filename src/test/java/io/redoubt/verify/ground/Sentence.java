package io.redoubt.verify.ground;

import io.redoubt.event.Severity;
import io.redoubt.event.finding.Disposition;
import io.redoubt.verify.Answer;
import io.redoubt.verify.Answer.Claim;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A sentence of `verify/paraphrases.txt`, true of its pack.
record Sentence(String pack, List<String> refs, String text) {
  private static final GroundingVerifier VERIFIER = new GroundingVerifier();

  static List<Sentence> all() {
    try (InputStream in = Sentence.class.getResourceAsStream("/verify/paraphrases.txt")) {
      if (in == null) {
        throw new IllegalStateException("paraphrases.txt is missing");
      }
      List<Sentence> all = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (!line.startsWith("#") && !line.isBlank()) {
          String[] parts = line.split("\\|", 3);
          all.add(new Sentence(parts[0], List.of(parts[1].split(",")), parts[2]));
        }
      }
      return all;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  List<EvidenceLine> lines() {
    return Packs.ALL.getOrDefault(pack, List.of());
  }

  /// Why this wording is struck as an observation; empty when it stands.
  List<String> struck(String wording) {
    return VERIFIER.check(answer(refs, wording), lines()).struck();
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
