package io.redoubt.llm;

import java.util.Arrays;
import java.util.Optional;

/// What kind of model server speaks: Ollama's own protocol, or the OpenAI protocol with what a
/// server adds to it.
public enum ServerKind {
  /// Ollama, spoken natively.
  OLLAMA("ollama"),
  /// The server of llama.cpp.
  LLAMA_CPP("llama.cpp"),
  /// vLLM.
  VLLM("vllm"),
  /// LM Studio.
  LM_STUDIO("lmstudio"),
  /// LocalAI.
  LOCAL_AI("localai"),
  /// Anything else that speaks the OpenAI protocol.
  OPENAI("openai");

  private final String word;

  ServerKind(String word) {
    this.word = word;
  }

  /// The kind of this name; empty when no server has it.
  public static Optional<ServerKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /// The name in provenance and messages.
  public String word() {
    return word;
  }
}
