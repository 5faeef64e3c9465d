package io.redoubt.llm;

/// Who answers: what a verdict's provenance names. Empty texts and a zero mean "the server does not
/// say".
///
/// `backend` is the dialect (`ollama`, `llama.cpp`, `vllm`, `lmstudio`, `localai`, `openai`,
/// `embedded`), `model` the full name with its tag, `digest` the hash of the model as the server
/// states it (Ollama: SHA-256 of the manifest) or as the operator pinned it, `context` the number
/// of tokens a prompt and its answer may have together. Immutable.
public record ModelIdentity(
    String backend, String serverVersion, String model, String digest, int context) {
  /// A model of which only backend and name are known.
  public static ModelIdentity unknown(String backend, String model) {
    return new ModelIdentity(backend, "", model, "", 0);
  }
}
