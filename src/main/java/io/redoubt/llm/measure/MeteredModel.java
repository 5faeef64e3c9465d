package io.redoubt.llm.measure;

import io.redoubt.llm.ChatAnswer;
import io.redoubt.llm.ChatModel;
import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.WrappedModel;

/// A model whose answers are counted.
///
/// @param model that is asked
/// @param figures grow with each answer
public record MeteredModel(ChatModel model, ModelFigures figures) implements WrappedModel {
  @Override
  public ChatAnswer chat(ChatRequest request) {
    ChatAnswer answer = model.chat(request);
    figures.came(answer);
    return answer;
  }
}
