package io.redoubt.llm;

import java.time.Duration;

/// What the tests of this package ask.
public final class Questions {
  /// A schema with one text.
  public static final String SCHEMA =
      """
      {"type":"object","properties":{"answer":{"type":"string"},"sure":{"type":"boolean"}},\
      "required":["answer","sure"],"additionalProperties":false}\
      """;

  private Questions() {}

  /// A prompt of some 1,200 characters.
  public static Prompt prompt() {
    return Prompt.of(Message.user(Part.Shipped.load("llm/question.txt")));
  }

  /// A request that must be answered within the span.
  public static ChatRequest within(Duration span) {
    return ChatRequest.json(prompt(), SCHEMA, 200, Deadline.after(span, Ticker.system()));
  }

  /// A request of one token.
  public static ChatRequest probe(Duration span) {
    return ChatRequest.text(prompt(), 1, Deadline.after(span, Ticker.system()));
  }
}
