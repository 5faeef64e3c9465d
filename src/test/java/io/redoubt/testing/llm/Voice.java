package io.redoubt.testing.llm;

import java.io.IOException;

/// How a fake server of one dialect talks.
public sealed interface Voice permits OllamaVoice, OpenAiVoice {
  /// Whether a request asks for an answer (and does not only load or look).
  boolean generation(Seen seen);

  /// The question in a generation request.
  Asked asked(Seen seen);

  /// Answers everything that is no generation request.
  void aside(Seen seen, Out out, Installed installed, boolean loaded) throws IOException;

  /// The content type of a streamed answer.
  String type();

  /// A whole answer in one piece, for who asked for no stream.
  String whole(Asked asked, String answer);

  /// A frame with a piece of the answer's text.
  String text(String model, String piece);

  /// A frame with a piece of the answer's text and how likely it was; without the latter where this
  /// kind of server never says it.
  String likely(String model, String piece);

  /// A frame with a piece of thinking.
  String thinking(String model, String piece);

  /// The frames that end an answer.
  String end(String model, Ending ending, int promptTokens, int answerTokens);

  /// A frame with an error in the middle of an answer.
  String midway(String message);

  /// The body of an error response.
  String error(int status, String message);
}
