package io.redoubt.triage.review;

import io.redoubt.event.finding.Review.Exchange.Message;
import io.redoubt.triage.prompt.Question;
import io.redoubt.verify.Answer;
import io.redoubt.verify.ground.EvidenceLine;
import io.redoubt.verify.ground.Grounding;
import io.redoubt.verify.ground.GroundingVerifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A question with what is made of it once: its messages, their bytes as recorded, the lines it is
/// checked against, and how the answer to it fared. Belongs to one review; not thread-safe.
final class Posed {
  private final Question question;
  private final GroundingVerifier verifier;
  private final List<Message> messages;
  private final byte[] promptBytes;
  private @Nullable String promptHash;
  private @Nullable List<EvidenceLine> evidence;
  private @Nullable Answer checked;
  private @Nullable Grounding grounding;

  Posed(Question question, GroundingVerifier verifier) {
    this.question = question;
    this.verifier = verifier;
    this.messages = Sources.messages(question.prompt());
    this.promptBytes = Sources.promptBytes(messages);
  }

  Question question() {
    return question;
  }

  List<Message> messages() {
    return messages;
  }

  /// What is hashed and recorded of the prompt.
  byte[] promptBytes() {
    return promptBytes;
  }

  /// SHA-256 of [#promptBytes].
  String promptHash() {
    String known = promptHash;
    if (known == null) {
      known = Sources.hash(promptBytes);
      promptHash = known;
    }
    return known;
  }

  /// How an answer fares against the lines. The last one is remembered: a check depends on nothing
  /// but the answer and the lines.
  @SuppressWarnings("ReferenceEquality") // asks for the very answer
  Grounding grounding(Answer answer) {
    Grounding known = grounding;
    if (known == null || checked != answer) {
      known = verifier.check(Unmarked.of(answer), evidence());
      checked = answer;
      grounding = known;
    }
    return known;
  }

  private List<EvidenceLine> evidence() {
    List<EvidenceLine> known = evidence;
    if (known == null) {
      known =
          question.lines().stream()
              .map(
                  l -> new EvidenceLine(l.id(), l.plain().text(), l.tags(), l.outside(), l.names()))
              .toList();
      evidence = known;
    }
    return known;
  }
}
