package io.redoubt.llm.ollama;

import io.redoubt.llm.ModelIdentity;

/// What was learned about a model before its first use. Immutable.
///
/// @param switchable whether the model has a thinking switch
/// @param granted the context that the server gave when it was last asked to load, 0 before
record OllamaKnown(ModelIdentity identity, boolean switchable, int granted) {
  /// The same model, given this context.
  OllamaKnown granted(int tokens, int wanted) {
    ModelIdentity id = identity;
    int context = tokens > 0 ? Math.min(tokens, wanted) : wanted;
    return new OllamaKnown(
        new ModelIdentity(id.backend(), id.serverVersion(), id.model(), id.digest(), context),
        switchable,
        tokens);
  }
}
