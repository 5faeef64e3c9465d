package io.redoubt.triage.review;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.Message;
import io.redoubt.llm.Part;
import io.redoubt.llm.Prompt;
import io.redoubt.llm.Usage;
import io.redoubt.redact.Redaction;
import io.redoubt.redact.RedactionCase;
import io.redoubt.triage.prompt.Question;
import io.redoubt.triage.prompt.QuestionBuilder;
import io.redoubt.triage.prompt.Slotted;
import io.redoubt.triage.prompt.Texts;
import io.redoubt.verify.AnswerReader;
import io.redoubt.verify.AnswerSchema;
import io.redoubt.verify.Expected;
import io.redoubt.verify.Read;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Puts a question, reads the answer, and asks once more when it could not be read. Thread-safe.
final class Asker {
  private final ChatModel model;
  private final AnswerSchema schema;
  private final AnswerReader reader;
  private final Texts texts;
  private final CallBudget budget;

  Asker(ChatModel model, AnswerSchema schema, Texts texts, CallBudget budget) {
    this.model = model;
    this.schema = schema;
    this.reader = new AnswerReader(schema);
    this.texts = texts;
    this.budget = budget;
  }

  Spoken ask(Question question, RedactionCase redaction, Deadline deadline) {
    Spoken first = once(question, question.prompt(), 1, deadline);
    if (!(first instanceof Spoken.Silent silent) || silent.raw().isEmpty() || deadline.passed()) {
      return first;
    }
    Prompt again = repaired(question.prompt(), silent.detail(), redaction);
    Spoken second = once(question, again, 2, deadline);
    return second instanceof Spoken.Silent unheard && unheard.reason().equals("call_budget")
        ? first
        : second;
  }

  private Spoken once(Question question, Prompt prompt, int attempt, Deadline deadline) {
    if (!budget.take()) {
      return new Spoken.Silent(
          "call_budget",
          "the calls of this run are used up (--max-llm-calls)",
          "",
          Usage.NONE,
          attempt);
    }
    String wanted = schema.forRequest(question.ids(), question.candidates());
    ChatAnswer answer =
        model.chat(ChatRequest.json(prompt, wanted, QuestionBuilder.ANSWER_TOKENS, deadline));
    budget.more(Math.max(0, answer.usage().requests() - 1));
    return switch (answer) {
      case ChatAnswer.Failed failed ->
          new Spoken.Silent(
              failed.reason().name().toLowerCase(Locale.ROOT),
              failed.detail(),
              "",
              failed.usage(),
              attempt);
      case ChatAnswer.Complete complete -> read(question, complete, attempt);
    };
  }

  private Spoken read(Question question, ChatAnswer.Complete complete, int attempt) {
    return switch (reader.read(complete.text(), expected(question, question.nonce()))) {
      case Read.Ok ok ->
          new Spoken.Said(
              ok.answer(), complete.text(), complete.identity(), complete.usage(), attempt, false);
      case Read.Bad bad ->
          new Spoken.Silent(
              bad.reason().id(),
              String.join("; ", bad.problems()),
              complete.text(),
              complete.usage(),
              attempt);
    };
  }

  /// An answer of an earlier run to the same question, unless it cannot be read any more.
  Spoken again(Question question, AnswerCache.Entry entry) {
    return switch (reader.read(entry.text(), expected(question, entry.nonce()))) {
      case Read.Ok ok ->
          new Spoken.Said(ok.answer(), entry.text(), model.identity(), Usage.NONE, 0, true);
      case Read.Bad bad -> new Spoken.Silent(bad.reason().id(), "reused answer", "", Usage.NONE, 0);
    };
  }

  private static Expected expected(Question question, String nonce) {
    return new Expected(
        question.head(), nonce, question.canary(), question.ids(), question.candidates());
  }

  private Prompt repaired(Prompt prompt, String problems, RedactionCase redaction) {
    List<Part> parts = new ArrayList<>();
    if (redaction.text(problems) instanceof Redaction.Done(var words)) {
      parts.addAll(Slotted.fill(texts.repair(), "problems", List.of(new Part.Masked(words))));
    }
    List<Message> messages = new ArrayList<>(prompt.messages());
    messages.add(new Message(Message.Role.USER, parts));
    return new Prompt(messages);
  }
}
