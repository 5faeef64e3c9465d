package io.redoubt.triage.review;

import io.redoubt.event.finding.Review;
import io.redoubt.redact.RedactionCase;
import io.redoubt.redact.RedactionPolicy;
import io.redoubt.redact.Redactor;
import io.redoubt.triage.prompt.Asked;
import io.redoubt.triage.prompt.Question;
import io.redoubt.triage.prompt.QuestionBuilder;
import io.redoubt.triage.prompt.Texts;
import io.redoubt.verify.AnswerReader;
import io.redoubt.verify.AnswerSchema;
import io.redoubt.verify.Expected;
import io.redoubt.verify.Read;
import io.redoubt.verify.ground.EvidenceLine;
import io.redoubt.verify.ground.Grounding;
import io.redoubt.verify.ground.GroundingVerifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Makes prompt and check of a recorded review again. The stand-ins do not depend on the key of the
/// installation, so none is needed. Not thread-safe.
final class Rebuilding {
  private final RecordedInputs inputs;
  private final RedactionCase redaction;

  Rebuilding(RecordedInputs inputs) {
    this.inputs = inputs;
    Redactor redactor = new Redactor(RedactionPolicy.standard(), new byte[Redactor.KEY_BYTES]);
    this.redaction = redactor.open(inputs.subject(), inputs.tier());
  }

  private Optional<Question> question() {
    var about =
        new QuestionBuilder.Subject(inputs.incident(), inputs.lines(), inputs.techniques(), false);
    Asked asked =
        new QuestionBuilder(new Texts())
            .build(about, redaction, inputs.dice(), inputs.estimate(), inputs.context());
    return asked instanceof Asked.Ready(Question question)
        ? Optional.of(question)
        : Optional.empty();
  }

  Optional<byte[]> prompt() {
    return question()
        .map(
            question -> {
              List<Review.Exchange.Message> messages =
                  question.prompt().messages().stream()
                      .map(m -> new Review.Exchange.Message(m.role().wire(), m.text()))
                      .toList();
              return Sources.promptText(messages).getBytes(StandardCharsets.UTF_8);
            });
  }

  /// What the check makes of the recorded answer: the sentences that stand and those that were
  /// struck, in redacted space.
  Optional<byte[]> checked(String response) {
    return question().map(question -> checked(question, response).getBytes(StandardCharsets.UTF_8));
  }

  private static String checked(Question question, String response) {
    AnswerReader reader = new AnswerReader(new AnswerSchema());
    Expected expected =
        new Expected(
            question.head(),
            question.nonce(),
            question.canary(),
            question.ids(),
            question.candidates());
    return switch (reader.read(response, expected)) {
      case Read.Bad bad -> "refused: " + bad.reason().id();
      case Read.Ok ok ->
          CheckedText.of(new GroundingVerifier().check(ok.answer(), evidence(question)));
    };
  }

  private static List<EvidenceLine> evidence(Question question) {
    return question.lines().stream()
        .map(l -> new EvidenceLine(l.id(), l.plain().text(), l.tags(), l.outside()))
        .toList();
  }

  /// How a check is written down.
  static final class CheckedText {
    private CheckedText() {}

    static String of(Grounding grounding) {
      StringBuilder text = new StringBuilder();
      grounding
          .observations()
          .forEach(
              c ->
                  text.append("stands ")
                      .append(c.refs())
                      .append(' ')
                      .append(c.text())
                      .append('\n'));
      grounding
          .summary()
          .forEach(
              c ->
                  text.append("stands ")
                      .append(c.refs())
                      .append(' ')
                      .append(c.text())
                      .append('\n'));
      grounding.struck().forEach(s -> text.append("struck ").append(s).append('\n'));
      return text.append("replaced ").append(grounding.replaced()).append('\n').toString();
    }
  }
}
