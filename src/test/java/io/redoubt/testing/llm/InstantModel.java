package io.redoubt.testing.llm;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.TokenEstimate;
import io.redoubt.llm.Usage;
import java.util.function.Function;

/// A model that answers at once with a function of the request; it is always loaded. Thread-safe
/// if the function is.
public record InstantModel(ModelIdentity identity, Function<ChatRequest, ChatAnswer> answer)
    implements ChatModel {
  private static final ModelIdentity INSTANT =
      new ModelIdentity("instant", "1", "instant:latest", "sha256:0", 8192);

  /// A model that writes the text which the function makes of the request.
  public static InstantModel writing(Function<ChatRequest, String> text) {
    return new InstantModel(
        INSTANT,
        request -> new ChatAnswer.Complete(text.apply(request), "", INSTANT, usage(request)));
  }

  /// A model that always fails in this way.
  public static InstantModel failing(ChatAnswer.Failed failure) {
    return new InstantModel(INSTANT, request -> failure);
  }

  private static Usage usage(ChatRequest request) {
    return new Usage(request.prompt().characters() / 3, 1, 0, 0, 1);
  }

  @Override
  public ChatAnswer chat(ChatRequest request) {
    return answer.apply(request);
  }

  @Override
  public Readiness prepare(Deadline deadline) {
    return new Readiness.Ready(identity);
  }

  @Override
  public TokenEstimate tokens() {
    return TokenEstimate.UNLEARNED;
  }

  @Override
  public void close() {
    // nothing runs
  }
}
