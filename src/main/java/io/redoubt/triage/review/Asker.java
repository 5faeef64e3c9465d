package io.redoubt.triage.review;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.FailureReason;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Prompt;
import io.redoubt.triage.prompt.Question;
import io.redoubt.triage.prompt.QuestionBuilder;
import io.redoubt.triage.trace.Exchange;
import io.redoubt.triage.trace.Purpose;
import io.redoubt.verify.AnswerSchema;
import java.util.Set;

/// Puts a question, reads the answer, and asks once more when it could not be read. What leaves is
/// on record before it leaves, what comes back before it is read. Thread-safe.
final class Asker {
  /// Why nothing is sent or shown when the log fails.
  static final String UNRECORDED =
      "what cannot be recorded is neither sent nor shown; look at the disk of the workspace";

  private static final Set<FailureReason> HELD_BACK =
      Set.of(FailureReason.HOUR_BUDGET, FailureReason.BREAKER_OPEN, FailureReason.QUEUE_FULL);

  private final ChatModel model;
  private final AnswerSchema schema;
  private final Reading reading;
  private final Sources sources;
  private final CallBudget budget;
  private final ReviewLog log;

  Asker(
      ChatModel model,
      AnswerSchema schema,
      Reading reading,
      Sources sources,
      CallBudget budget,
      ReviewLog log) {
    this.model = model;
    this.schema = schema;
    this.reading = reading;
    this.sources = sources;
    this.budget = budget;
    this.log = log;
  }

  Spoken ask(Talk.Put put, Talk talk) {
    Prompt prompt = put.question().prompt();
    Spoken first = once(put, prompt, put.purpose(), talk);
    if (!(first instanceof Spoken.Silent silent)
        || silent.raw().isEmpty()
        || talk.deadline().passed()) {
      return first;
    }
    Prompt again = reading.repaired(prompt, silent.detail(), put.redaction());
    Spoken second = once(put, again, put.purpose().repair(), talk);
    return second instanceof Spoken.Silent unheard && unheard.reason().equals("call_budget")
        ? first
        : second;
  }

  private Spoken once(Talk.Put put, Prompt prompt, Purpose purpose, Talk talk) {
    if (!budget.take()) {
      return Spoken.Silent.because(
          "call_budget", "the calls of this run are used up (--max-llm-calls)");
    }
    long asked = asking(put, prompt, purpose, talk);
    if (asked == ReviewLog.FAILED) {
      budget.giveBack();
      return Spoken.Silent.because("audit_failed", UNRECORDED);
    }
    Question question = put.question();
    Sample sample = put.sample();
    ChatAnswer answer =
        model.chat(
            new ChatRequest(
                prompt,
                schema.forRequest(question.ids(), question.candidates(), sample.swapped()),
                QuestionBuilder.ANSWER_TOKENS,
                sample.sampling(),
                talk.deadline(),
                talk.urgency()));
    if (unsent(answer)) {
      budget.giveBack();
    } else {
      budget.more(Math.max(0, answer.usage().requests() - 1));
    }
    Exchange exchange = exchange(put, purpose, asked, answer);
    String raw = raw(answer);
    long answered = answered(talk, exchange, thoughts(answer), raw);
    if (answered == ReviewLog.FAILED) {
      return Spoken.Silent.because("audit_failed", UNRECORDED);
    }
    talk.exchanges().add(at(exchange, answered));
    return reading.read(question, exchange, raw);
  }

  /* What was refused on this machine, as beyond the hour's budget, is no request. */
  private static boolean unsent(ChatAnswer answer) {
    return answer instanceof ChatAnswer.Failed failed
        && HELD_BACK.contains(failed.reason())
        && failed.usage().requests() == 0;
  }

  @SuppressWarnings("ReferenceEquality") // asks for the very prompt
  private long asking(Talk.Put put, Prompt prompt, Purpose purpose, Talk talk) {
    return log.asking(
        new ReviewLog.Sending(
            talk.subject().id(),
            purpose,
            sources.asking(
                model.identity(),
                talk.subject(),
                put.redaction().map().id(),
                put.sample().sampling()),
            prompt == put.question().prompt()
                ? put.posed().promptBytes()
                : Sources.promptBytes(Sources.messages(prompt))));
  }

  private long answered(Talk talk, Exchange exchange, String thoughtHash, String raw) {
    return log.answered(
        new ReviewLog.Answered(
            talk.subject().id(),
            exchange.purpose(),
            exchange.asked(),
            exchange.result(),
            exchange.identity(),
            exchange.usage(),
            thoughtHash,
            raw));
  }

  private Exchange exchange(Talk.Put put, Purpose purpose, long asked, ChatAnswer answer) {
    return switch (answer) {
      case ChatAnswer.Complete c ->
          new Exchange(
              purpose, put.drawn(), Exchange.COMPLETE, "", c.identity(), c.usage(), asked, -1);
      case ChatAnswer.Failed f -> failed(put, purpose, asked, f, model.identity());
    };
  }

  private static Exchange failed(
      Talk.Put put, Purpose purpose, long asked, ChatAnswer.Failed failed, ModelIdentity id) {
    String word = failed.reason().word();
    return new Exchange(purpose, put.drawn(), word, failed.detail(), id, failed.usage(), asked, -1);
  }

  private static Exchange at(Exchange e, long answered) {
    return new Exchange(
        e.purpose(),
        e.drawn(),
        e.result(),
        e.detail(),
        e.identity(),
        e.usage(),
        e.asked(),
        answered);
  }

  private static String raw(ChatAnswer answer) {
    return answer instanceof ChatAnswer.Complete complete ? complete.text() : "";
  }

  private static String thoughts(ChatAnswer answer) {
    return answer instanceof ChatAnswer.Complete complete ? complete.thoughtHash() : "";
  }
}
