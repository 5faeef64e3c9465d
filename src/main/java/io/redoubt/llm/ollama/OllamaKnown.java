package io.redoubt.llm.ollama;

import io.redoubt.llm.ModelIdentity;

/// What was learned about a model before its first use. Immutable.
///
/// @param switchable whether the model has a thinking switch
record OllamaKnown(ModelIdentity identity, boolean switchable) {
  OllamaKnown withContext(int tokens) {
    ModelIdentity id = identity;
    return new OllamaKnown(
        new ModelIdentity(id.backend(), id.serverVersion(), id.model(), id.digest(), tokens),
        switchable);
  }
}
