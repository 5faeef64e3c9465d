package io.redoubt.api.v1;

import io.redoubt.api.wire.Access;
import io.redoubt.api.wire.Answer;
import io.redoubt.api.wire.Operation;
import io.redoubt.api.wire.Reply;
import io.redoubt.api.wire.Scope;
import io.redoubt.ask.Asking;
import io.redoubt.ask.Question;
import io.redoubt.ask.answer.AnswerJson;
import io.redoubt.ask.plan.Span;
import io.redoubt.ask.words.Planner;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/// `/api/v1/ask`: questions in words.
public final class AskApi {
  private static final Set<String> KNOWN = Set.of("question", "from", "to", "zone", "llm");

  private final Asking asking;
  private final Moments moments;

  /// Over what this answers; `now` is what this clock says.
  public AskApi(Asking asking, InstantSource clock) {
    this.asking = asking;
    this.moments = new Moments(clock);
  }

  /// Its operations.
  public List<Operation> operations() {
    return List.of(
        new Operation(
            "ask",
            "POST",
            "/api/v1/ask",
            Access.needs(Scope.READ),
            Operation.SMALL,
            call -> ask(Parameters.ofBody(call, KNOWN))));
  }

  private Answer ask(Parameters given) {
    String question = given.text("question", "");
    if (question.isBlank() || question.length() > Planner.LONGEST) {
      given.fail("question", "question is a question in words, 1 to 1000 characters.");
    }
    long from = given.moment("from", Long.MIN_VALUE, moments);
    long to = given.moment("to", Long.MAX_VALUE, moments);
    if (from > to) {
      given.fail("from", "from is later than to.");
    }
    String llm = given.text("llm", "auto");
    if (!llm.equals("auto") && !llm.equals("off")) {
      given.fail("llm", "llm is auto or off.");
    }
    ZoneId zone = zone(given);
    return given
        .wrong()
        .orElseGet(
            () -> {
              Span span = new Span(from, to, "");
              var answer = asking.answer(new Question(question, span, llm.equals("auto")), zone);
              return Reply.json(200, AnswerJson.of(answer));
            });
  }

  private static ZoneId zone(Parameters given) {
    try {
      return ZoneId.of(given.text("zone", "UTC"));
    } catch (DateTimeException unknown) {
      given.fail("zone", "zone is a time zone such as Europe/Berlin or +02:00.");
      return ZoneOffset.UTC;
    }
  }
}
