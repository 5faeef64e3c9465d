package io.redoubt.llm.ollama;

import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Message;
import io.redoubt.llm.ModelOptions;
import io.redoubt.llm.Thinking;
import io.redoubt.llm.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The bodies of requests to `/api/chat`. The options that a runner is started with (`num_ctx`,
/// `shift`) are the same in all of them, so that no request makes the server reload the model;
/// `truncate` and `shift` are off, so that a prompt that is too long is an error and not a shorter
/// prompt.
final class OllamaRequests {
  private final String name;
  private final ModelOptions options;

  OllamaRequests(String name, ModelOptions options) {
    this.name = name;
    this.options = options;
  }

  /// A question.
  ///
  /// @param switchable whether the model has a thinking switch
  byte[] chat(ChatRequest request, boolean switchable) {
    ObjectNode body = frame(true);
    ArrayNode messages = body.putArray("messages");
    for (Message message : request.prompt().messages()) {
      messages.addObject().put("role", message.role().wire()).put("content", message.text());
    }
    if (!request.schema().isEmpty()) {
      body.set("format", Json.own(request.schema()));
    }
    if (switchable && options.thinking() != Thinking.UNSET) {
      body.put("think", options.thinking() == Thinking.ON);
    }
    if (request.likelihoods()) {
      body.put("logprobs", true);
    }
    body.putObject("options")
        .put("num_ctx", options.context())
        .put("num_predict", request.maxTokens())
        .put("temperature", request.sampling().temperature())
        .put("seed", request.sampling().seed());
    return Json.bytes(body);
  }

  /// Only loads the model.
  byte[] preload() {
    ObjectNode body = frame(false);
    body.putArray("messages");
    body.putObject("options").put("num_ctx", options.context());
    return Json.bytes(body);
  }

  private ObjectNode frame(boolean stream) {
    return Json.object()
        .put("model", name)
        .put("stream", stream)
        .put("truncate", false)
        .put("shift", false)
        .put("keep_alive", options.keepAlive().toSeconds() + "s");
  }
}
