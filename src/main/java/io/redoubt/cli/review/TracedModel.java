package io.redoubt.cli.review;

import io.redoubt.event.trace.Span;
import io.redoubt.event.trace.Tracer;
import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.WrappedModel;
import io.redoubt.llm.http.Asked;
import java.util.function.Supplier;

/// A model whose questions are spans, named as the conventions of OpenTelemetry for generative AI
/// have it. Neither prompts nor answers are told, only who, how much and how it ended.
///
/// @param model that is asked
/// @param tracer who wants to know; asked with each question
record TracedModel(ChatModel model, Supplier<Tracer> tracer) implements WrappedModel {
  @Override
  public ChatAnswer chat(ChatRequest request) {
    ModelIdentity who = model.identity();
    try (Span span = tracer.get().begin("chat " + who.model(), Tracer.Kind.CLIENT)) {
      span.with("gen_ai.operation.name", "chat")
          .with("gen_ai.provider.name", who.backend())
          .with("gen_ai.request.model", who.model())
          .with("gen_ai.request.max_tokens", request.maxTokens())
          .with("gen_ai.output.type", request.schema().isEmpty() ? "text" : "json");
      ChatAnswer answer =
          span.within(
              () ->
                  ScopedValue.where(Asked.TRACEPARENT, span.traceparent())
                      .call(() -> model.chat(request)));
      span.with("gen_ai.usage.input_tokens", answer.usage().promptTokens())
          .with("gen_ai.usage.output_tokens", answer.usage().answerTokens());
      switch (answer) {
        case ChatAnswer.Complete(_, _, var identity, _) ->
            span.with("gen_ai.response.model", identity.model());
        case ChatAnswer.Failed(var reason, _, _) -> span.failed(reason.word());
      }
      return answer;
    }
  }
}
