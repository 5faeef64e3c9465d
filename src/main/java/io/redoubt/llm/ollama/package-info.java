/// Ollama's own protocol (read in its source at 0.33).
///
/// Enters: requests to one model. Leaves: what [io.redoubt.llm.served.ServedModel] judges. Never
/// creates, pulls, pushes or deletes a model. Imports `llm`, `llm.http`, `llm.served`. Start at
/// [OllamaDialect].
@NullMarked
package io.redoubt.llm.ollama;

import org.jspecify.annotations.NullMarked;
