package io.redoubt.llm.openai;

import io.redoubt.llm.ChatRequest;
import io.redoubt.llm.Message;
import io.redoubt.llm.ModelOptions;
import io.redoubt.llm.ServerKind;
import io.redoubt.llm.Thinking;
import io.redoubt.llm.http.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The bodies of requests to `/v1/chat/completions`. Nothing that would make a server shorten a
/// prompt is ever sent.
final class OpenAiRequests {
  private final ServerKind kind;
  private final ModelOptions options;

  OpenAiRequests(ServerKind kind, ModelOptions options) {
    this.kind = kind;
    this.options = options;
  }

  byte[] chat(String model, ChatRequest request, SchemaForm form) {
    ObjectNode body = Json.object().put("model", model).put("stream", true);
    body.putObject("stream_options").put("include_usage", true);
    ArrayNode messages = body.putArray("messages");
    for (Message message : request.prompt().messages()) {
      messages.addObject().put("role", message.role().wire()).put("content", message.text());
    }
    body.put("max_tokens", request.maxTokens())
        .put("temperature", request.sampling().temperature())
        .put("seed", request.sampling().seed());
    if (request.likelihoods()) {
      body.put("logprobs", true);
    }
    form.put(body, request.schema());
    if (templated() && options.thinking() != Thinking.UNSET) {
      body.putObject("chat_template_kwargs")
          .put("enable_thinking", options.thinking() == Thinking.ON);
    }
    return Json.bytes(body);
  }

  /// Whether the server hands arguments on to the model's chat template, where the switch is.
  private boolean templated() {
    return kind == ServerKind.LLAMA_CPP || kind == ServerKind.VLLM;
  }

  /// Asks how many tokens a text has, in the words of llama.cpp and of vLLM.
  static byte[] tokenize(String model, String text) {
    return Json.bytes(Json.object().put("model", model).put("content", text).put("prompt", text));
  }
}
