package io.redoubt.triage.review;

import io.redoubt.event.finding.Provenance;
import io.redoubt.llm.Message;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Part;
import io.redoubt.llm.Prompt;
import io.redoubt.llm.Usage;
import io.redoubt.redact.Redaction;
import io.redoubt.redact.RedactionCase;
import io.redoubt.triage.prompt.Question;
import io.redoubt.triage.prompt.Texts;
import io.redoubt.triage.trace.Exchange;
import io.redoubt.verify.AnswerReader;
import io.redoubt.verify.AnswerSchema;
import io.redoubt.verify.Expected;
import io.redoubt.verify.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads answers to questions. Asks nobody, so that a replay reads as the review did. Immutable and
/// thread-safe.
final class Reading {
  private final AnswerReader reader;
  private final Texts texts;

  Reading(AnswerSchema schema, Texts texts) {
    this.reader = new AnswerReader(schema);
    this.texts = texts;
  }

  /// What came of an exchange.
  ///
  /// @param raw the answer; empty when none came
  Spoken read(Question question, Exchange exchange, String raw) {
    int attempt = exchange.purpose().repaired() ? 2 : 1;
    if (!exchange.complete()) {
      return new Spoken.Silent(exchange.result(), exchange.detail(), "", exchange.usage(), attempt);
    }
    return switch (reader.read(raw, expected(question))) {
      case Read.Ok ok ->
          new Spoken.Said(ok.answer(), raw, exchange.identity(), exchange.usage(), attempt, null);
      case Read.Bad bad ->
          new Spoken.Silent(
              bad.reason().id(), String.join("; ", bad.problems()), raw, exchange.usage(), attempt);
    };
  }

  /// An answer that was given to another question and reads for this one; silence when it cannot
  /// be read.
  Spoken again(Question question, String raw, ModelIdentity identity, Provenance.Reuse from) {
    return switch (reader.read(raw, expected(question))) {
      case Read.Ok ok -> new Spoken.Said(ok.answer(), raw, identity, Usage.NONE, 0, from);
      case Read.Bad bad -> Spoken.Silent.because(bad.reason().id(), "reused answer");
    };
  }

  private static Expected expected(Question question) {
    return new Expected(
        question.head(),
        question.nonce(),
        question.canary(),
        question.ids(),
        question.candidates());
  }

  /// The prompt with what was wrong with the answer to it.
  Prompt repaired(Prompt prompt, String problems, RedactionCase redaction) {
    List<Part> parts = new ArrayList<>();
    if (redaction.text(problems) instanceof Redaction.Done(var words)) {
      parts.addAll(texts.repair().fill(Map.of("problems", List.of(new Part.Masked(words)))));
    }
    List<Message> messages = new ArrayList<>(prompt.messages());
    messages.add(new Message(Message.Role.USER, parts));
    return new Prompt(messages);
  }
}
