package io.redoubt.llm.measure;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Deadline;
import io.redoubt.llm.ModelIdentity;
import io.redoubt.llm.Readiness;
import io.redoubt.llm.TokenEstimate;

/// A model whose answers are counted.
///
/// @param model that is asked
/// @param figures grow with each answer
public record MeteredModel(ChatModel model, ModelFigures figures) implements ChatModel {
  @Override
  public ChatAnswer chat(ChatRequest request) {
    ChatAnswer answer = model.chat(request);
    figures.came(answer);
    return answer;
  }

  @Override
  public Readiness prepare(Deadline deadline) {
    return model.prepare(deadline);
  }

  @Override
  public ModelIdentity identity() {
    return model.identity();
  }

  @Override
  public TokenEstimate tokens() {
    return model.tokens();
  }

  @Override
  public int width() {
    return model.width();
  }

  @Override
  public void close() {
    model.close();
  }
}
